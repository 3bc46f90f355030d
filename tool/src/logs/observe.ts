import { observe } from '../apply/observe.ts'
import type { Observed } from '../plan/model.ts'
import { kindOf } from '../resources/index.ts'
import type { ResourceContext } from '../resources/kind.ts'

/** Where logs are written, and what they travel through. */
const concerned = ['cvm', 'cos-bucket', 'postgres', 'cls-topic'].map(kindOf)

/** The part of an environment that logs deal with: somebody waits for it, and something else may be what is broken. */
export function observeLogged(context: ResourceContext): Promise<Observed[]> {
  return observe(context, concerned)
}

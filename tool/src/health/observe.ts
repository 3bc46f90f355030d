import { observe } from '../apply/observe.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import type { Observed } from '../plan/model.ts'
import { kinds } from '../resources/index.ts'
import type { ResourceContext } from '../resources/kind.ts'
import type { Text } from '../text.ts'
import { reasonOf } from './reason.ts'

/** What the cloud tells of an environment. */
export interface Sight {
  readonly observed: readonly Observed[]
  /** Kinds of objects that it did not tell of, and why. */
  readonly silent: readonly { readonly kind: string; readonly why: Text }[]
}

/** As `observe` does, but a product of the cloud that fails keeps none of the others from being looked at. */
export async function observeAsFarAsPossible(context: ResourceContext): Promise<Sight> {
  const seen = await Promise.all(
    kinds.map(async (kind): Promise<Sight> => {
      try {
        return { observed: await observe(context, [kind]), silent: [] }
      } catch (error) {
        if (!(error instanceof TengyunError)) throw error
        return { observed: [], silent: [{ kind: kind.kind, why: reasonOf(error) }] }
      }
    }),
  )
  return {
    observed: seen.flatMap(({ observed }) => observed),
    silent: seen.flatMap(({ silent }) => silent),
  }
}

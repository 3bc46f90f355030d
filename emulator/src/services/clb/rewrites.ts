import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { invalidValue } from './errors.ts'
import { type Rewrite, type Rule, rules } from './model.ts'

const codes = [301, 302, 307]

export function readRewriteCode(code: number | undefined): number {
  const read = code ?? 301
  if (codes.includes(read)) return read
  throw invalidValue(`A redirect has the code ${codes.join(', ')}.`)
}

/** @throws CloudError `InvalidParameter.RewriteAlreadyExist`, or if requests would be sent in a circle */
export function rewriteTo(
  source: Rule,
  target: Rule,
  rewrite: Omit<Rewrite, 'listenerId' | 'locationId'>,
): Rule {
  if (source.rewrite) {
    throw new CloudError(
      'InvalidParameter.RewriteAlreadyExist',
      `The rule ${source.locationId} is redirected already.`,
    )
  }
  if (target.rewrite || source.locationId === target.locationId) {
    throw invalidValue(`The rule ${target.locationId} is itself redirected.`)
  }
  return { ...source, rewrite: { ...rewrite, listenerId: target.listenerId, locationId: target.locationId } }
}

/**
 * Requests must not be redirected to a rule that is gone.
 *
 * @throws CloudError `ResourceInUse`, while a rule that stays is redirected to one that goes
 */
export function checkNoRewriteTo(world: World, doomed: readonly Rule[]): void {
  const ids = doomed.map(({ locationId }) => locationId)
  const source = [...rules(world).values()].find(
    ({ locationId, rewrite }) => rewrite && ids.includes(rewrite.locationId) && !ids.includes(locationId),
  )
  if (!source) return
  throw new CloudError(
    'ResourceInUse',
    `The rule ${source.locationId} is redirected to ${source.rewrite?.locationId}: DeleteRewrite comes first.`,
  )
}

import type { Value } from '../../plan/model.ts'
import { type Id, idIn, type ResourceContext } from '../kind.ts'
import { taskDone } from './task.ts'

/** A host's port that gets requests. */
export interface Target {
  readonly [name: string]: Value
  readonly host: Id
  readonly port: number
  /** 0 to 100; 0 gets no new requests. */
  readonly weight: number
}

/** The weight of a host while all of them serve alike. */
export const fullWeight = 10

/** The rule whose targets or redirect are spoken of. */
export interface RulePlace {
  readonly LoadBalancerId: string
  readonly ListenerId: string
  readonly LocationId: string
}

/** New targets come before old ones go, so that requests always have somewhere to go. */
export async function writeTargets(
  context: ResourceContext,
  place: RulePlace,
  have: readonly Target[],
  want: readonly Target[],
): Promise<void> {
  const { cloud } = context
  const missing = want.filter((target) => !have.some((other) => isSame(target, other)))
  const surplus = have.filter((target) => !want.some((other) => isSame(target, other)))
  const reweighed = want.filter((target) =>
    have.some((other) => isSame(target, other) && target.weight !== other.weight),
  )
  if (missing.length > 0) {
    const answer = await cloud.call('clb', 'RegisterTargets', { ...place, Targets: missing.map(requestOf) })
    await taskDone(context, answer.RequestId)
  }
  if (reweighed.length > 0) {
    const request = { ...place, Targets: reweighed.map(requestOf) }
    const answer = await cloud.call('clb', 'ModifyTargetWeight', request)
    await taskDone(context, answer.RequestId)
  }
  if (surplus.length > 0) {
    const Targets = surplus.map(({ host, port }) => ({ InstanceId: idIn(host), Port: port }))
    const answer = await cloud.call('clb', 'DeregisterTargets', { ...place, Targets })
    await taskDone(context, answer.RequestId)
  }
}

function requestOf({ host, port, weight }: Target) {
  return { InstanceId: idIn(host), Port: port, Weight: weight }
}

function isSame(a: Target, b: Target): boolean {
  return idIn(a.host) === idIn(b.host) && a.port === b.port
}

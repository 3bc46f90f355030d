import { type Id, idIn, type ResourceContext } from '../kind.ts'
import type { RulePlace } from './targets.ts'
import { taskDone } from './task.ts'

/** Leads a rule to another one of the same load balancer, or back to its own targets. */
export async function writeRedirect(
  context: ResourceContext,
  { LoadBalancerId, ListenerId, LocationId }: RulePlace,
  have: Id | null,
  want: Id | null,
): Promise<void> {
  const { cloud } = context
  if (have !== null) {
    const answer = await cloud.call('clb', 'DeleteRewrite', {
      LoadBalancerId,
      SourceListenerId: ListenerId,
      TargetListenerId: await listenerOf(context, LoadBalancerId, idIn(have)),
      RewriteInfos: [{ SourceLocationId: LocationId, TargetLocationId: idIn(have) }],
    })
    await taskDone(context, answer.RequestId)
  }
  if (want !== null) {
    const answer = await cloud.call('clb', 'ManualRewrite', {
      LoadBalancerId,
      SourceListenerId: ListenerId,
      TargetListenerId: await listenerOf(context, LoadBalancerId, idIn(want)),
      // Permanent, and keeps the path that was asked for.
      RewriteInfos: [
        { SourceLocationId: LocationId, TargetLocationId: idIn(want), RewriteCode: 301, TakeUrl: true },
      ],
    })
    await taskDone(context, answer.RequestId)
  }
}

async function listenerOf({ cloud }: ResourceContext, LoadBalancerId: string, locationId: string) {
  const answer = await cloud.call('clb', 'DescribeListeners', { LoadBalancerId })
  const owner = (answer.Listeners ?? []).find(({ Rules }) =>
    (Rules ?? []).some(({ LocationId }) => LocationId === locationId),
  )
  return owner?.ListenerId ?? ''
}

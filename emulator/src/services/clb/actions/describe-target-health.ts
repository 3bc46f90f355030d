import type {
  DescribeTargetHealthRequest,
  DescribeTargetHealthResponse,
  ListenerHealth,
  LoadBalancerHealth,
  RuleHealth,
  TargetHealth,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import type { World } from '../../../engine/world.ts'
import { instances } from '../../cvm/model.ts'
import type { Action } from '../../service.ts'
import { tooLong } from '../errors.ts'
import { findLoadBalancer, listenersOf, rulesOf, targetsOf } from '../find.ts'
import { healthOf } from '../health/monitor.ts'
import { limits } from '../limits.ts'
import { isLayer7, type Listener, type LoadBalancer, type Target } from '../model.ts'

/** What probes of the targets' real programs have shown. https://cloud.tencent.com/document/api/214/34898 */
export const describeTargetHealth: Action<DescribeTargetHealthRequest, DescribeTargetHealthResponse> = (
  request,
  { world, region },
) => {
  if (request.LoadBalancerIds.length > limits.idsPerHealthCall) {
    throw tooLong('LoadBalancerIds', limits.idsPerHealthCall)
  }
  const balancers = request.LoadBalancerIds.map((id) => findLoadBalancer(world, region, id))
  return { LoadBalancers: balancers.map((one) => showBalancer(world, one, request)) }
}

function showBalancer(
  world: World,
  one: LoadBalancer,
  { ListenerIds, LocationIds }: DescribeTargetHealthRequest,
): LoadBalancerHealth {
  const listeners = listenersOf(world, one).filter(
    ({ listenerId }) => !ListenerIds?.length || ListenerIds.includes(listenerId),
  )
  return {
    LoadBalancerId: one.loadBalancerId,
    LoadBalancerName: one.name,
    Listeners: listeners.map((listener) => showListener(world, listener, LocationIds)),
  }
}

function showListener(world: World, listener: Listener, locationIds?: readonly string[]): ListenerHealth {
  const rules = rulesOf(world, listener).filter(
    ({ locationId }) => !locationIds?.length || locationIds.includes(locationId),
  )
  const Rules: RuleHealth[] = isLayer7(listener)
    ? rules.map((rule) => ({
        LocationId: rule.locationId,
        Domain: rule.domains[0] ?? '',
        Url: rule.url,
        Targets: targetsOf(world, rule).map((target) => showTarget(world, target)),
      }))
    : [
        {
          LocationId: '',
          Domain: '',
          Url: '',
          Targets: targetsOf(world, listener).map((target) => showTarget(world, target)),
        },
      ]
  const { listenerId, name, protocol, port } = listener
  return { ListenerId: listenerId, ListenerName: name, Protocol: protocol, Port: port, Rules }
}

function showTarget(world: World, target: Target): TargetHealth {
  const health = healthOf(world, target)
  return {
    TargetId: target.instanceId,
    IP: instances(world).get(target.instanceId)?.privateIp ?? '',
    Port: target.port,
    Weight: target.weight,
    // Without a check every target gets requests, and none is called unhealthy.
    HealthStatus: health === 'Alive' || health === 'Close',
    HealthStatusDetail: health,
    HealthStatusDetial: health,
  }
}

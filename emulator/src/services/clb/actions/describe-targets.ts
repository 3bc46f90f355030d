import type {
  DescribeTargetsRequest,
  DescribeTargetsResponse,
  ListenerBackend,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import type { World } from '../../../engine/world.ts'
import { instances } from '../../cvm/model.ts'
import { applyFilters, exactly, type FilterRules } from '../../filters.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { findLoadBalancer, listenersOf, rulesOf, targetsOf } from '../find.ts'
import { isLayer7, type Listener, type Target } from '../model.ts'
import { showTarget } from '../views.ts'

/** https://cloud.tencent.com/document/api/214/30684 */
export const describeTargets: Action<DescribeTargetsRequest, DescribeTargetsResponse> = (
  request,
  { world, region },
) => {
  supportOnly(request, ['LoadBalancerId', 'ListenerIds', 'Protocol', 'Port', 'Filters'])
  const { LoadBalancerId, ListenerIds, Protocol, Port, Filters } = request
  const balancer = findLoadBalancer(world, region, LoadBalancerId)
  const asked = applyFilters(targetsOf(world, balancer), Filters, rules(world))
  const found = listenersOf(world, balancer)
    .filter(({ listenerId }) => !ListenerIds?.length || ListenerIds.includes(listenerId))
    .filter(({ protocol }) => Protocol === undefined || protocol === Protocol)
    .filter(({ port }) => Port === undefined || port === Port)
  return { Listeners: found.map((listener) => show(world, listener, asked)) }
}

function show(world: World, listener: Listener, asked: readonly Target[]): ListenerBackend {
  const { listenerId, protocol, port } = listener
  const of = (locationId: string) =>
    asked
      .filter((target) => target.listenerId === listenerId && target.locationId === locationId)
      .map((target) => showTarget(world, target))
  const common = { ListenerId: listenerId, Protocol: protocol, Port: port }
  if (!isLayer7(listener)) return { ...common, Targets: of('') }
  const Rules = rulesOf(world, listener).map(({ locationId, domains, url }) => ({
    LocationId: locationId,
    Domain: domains[0] ?? '',
    Url: url,
    Targets: of(locationId),
  }))
  return { ...common, Rules }
}

function rules(world: World): FilterRules<Target> {
  return {
    unknownCode: 'InvalidParameterValue.InvalidFilter',
    matchers: {
      'location-id': exactly((target) => target.locationId),
      'private-ip-address': exactly((target) => instances(world).get(target.instanceId)?.privateIp),
    },
  }
}

import type {
  DescribeLoadBalancersRequest,
  DescribeLoadBalancersResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import { findZone } from '../../../engine/regions.ts'
import type { World } from '../../../engine/world.ts'
import { applyFilters, exactly, type FilterRules } from '../../filters.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { securityGroupsOf } from '../../vpc/security-group-bindings.ts'
import { tooLong } from '../errors.ts'
import { targetsOf } from '../find.ts'
import { limits } from '../limits.ts'
import { type LoadBalancer, loadBalancers } from '../model.ts'
import { addressesOf, loadBalancerTags, showLoadBalancer } from '../views.ts'

/** Ids that do not exist are left out. https://cloud.tencent.com/document/api/214/30685 */
export const describeLoadBalancers: Action<DescribeLoadBalancersRequest, DescribeLoadBalancersResponse> = (
  request,
  { world, region },
) => {
  supportOnly(request, [
    'LoadBalancerIds',
    'LoadBalancerType',
    'Forward',
    'LoadBalancerName',
    'LoadBalancerVips',
    'Offset',
    'Limit',
    'SearchKey',
    'ProjectId',
    'WithRs',
    'VpcId',
    'SecurityGroup',
    'Filters',
  ])
  if ((request.LoadBalancerIds?.length ?? 0) > limits.idsPerCall) {
    throw tooLong('LoadBalancerIds', limits.idsPerCall)
  }
  const inRegion = [...loadBalancers(world).values()].filter((one) => one.region === region)
  const asked = inRegion.filter((one) => isAskedFor(world, one, request))
  const found = applyFilters(asked, request.Filters, rules(world)).toSorted(
    (a, b) => b.createdAt - a.createdAt,
  )
  const page = pageOf(found, request, { limit: 20, maximum: 100 })
  return { TotalCount: found.length, LoadBalancerSet: page.map((one) => showLoadBalancer(world, one)) }
}

function isAskedFor(world: World, one: LoadBalancer, request: DescribeLoadBalancersRequest): boolean {
  const { LoadBalancerIds: ids, LoadBalancerVips: vips, WithRs = -1, SecurityGroup: group } = request
  const { LoadBalancerType = one.type, VpcId = one.vpcId, ProjectId = one.projectId } = request
  const texts = [one.name, one.loadBalancerId, ...addressesOf(one)]
  return (
    (!ids?.length || ids.includes(one.loadBalancerId)) &&
    (!vips?.length || addressesOf(one).some((address) => vips.includes(address))) &&
    LoadBalancerType === one.type &&
    (request.Forward ?? 1) === 1 &&
    VpcId === one.vpcId &&
    ProjectId === one.projectId &&
    one.name.includes(request.LoadBalancerName ?? '') &&
    texts.some((text) => text.includes(request.SearchKey ?? '')) &&
    (!group || securityGroupsOf(world, one.loadBalancerId).includes(group)) &&
    (WithRs === -1 || (WithRs === 1) === targetsOf(world, one).length > 0)
  )
}

function rules(world: World): FilterRules<LoadBalancer> {
  return {
    unknownCode: 'InvalidParameterValue.InvalidFilter',
    tags: (one) => loadBalancerTags(world, one),
    matchers: {
      'charge-type': exactly(() => 'POSTPAID_BY_HOUR'),
      'internet-charge-type': exactly((one) => one.internetChargeType),
      'master-zone-id': exactly((one) => String(findZone(one.region, one.zone)?.id ?? '')),
      'vip-isp': exactly((one) => (one.type === 'OPEN' ? 'BGP' : 'INTERNAL')),
      'sla-type': exactly((one) => one.slaType),
    },
  }
}

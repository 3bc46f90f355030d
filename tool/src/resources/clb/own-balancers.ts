import type { LoadBalancer } from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import { allPages, pageSize } from '../../cloud/pages.ts'
import type { ResourceContext } from '../kind.ts'
import { ownershipFilters } from '../ownership.ts'

/** The load balancers of the environment. Listeners and rules have no tags: they are found through these. */
export async function ownBalancers({ cloud, owner }: ResourceContext): Promise<LoadBalancer[]> {
  return allPages(async (Offset) => {
    const Filters = ownershipFilters(owner)
    const answer = await cloud.call('clb', 'DescribeLoadBalancers', { Filters, Offset, Limit: pageSize })
    return { items: answer.LoadBalancerSet ?? [], total: answer.TotalCount ?? 0 }
  })
}

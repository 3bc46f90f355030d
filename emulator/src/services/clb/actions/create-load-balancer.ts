import type {
  CreateLoadBalancerRequest,
  CreateLoadBalancerResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import { quotaOf } from '../../../engine/quotas.ts'
import type { World } from '../../../engine/world.ts'
import { replay } from '../../client-tokens.ts'
import type { Action, ActionContext } from '../../service.ts'
import { resourceName } from '../../tag/names.ts'
import { setTags } from '../../tag/registry.ts'
import { takePrivateIp } from '../../vpc/private-ips.ts'
import { limitExceeded } from '../errors.ts'
import { durations, limits } from '../limits.ts'
import { type LoadBalancer, loadBalancers, repeatedRequests } from '../model.ts'
import { type Order, readOrder } from '../order.ts'
import { beginTask, save } from '../tasks.ts'

/** https://cloud.tencent.com/document/api/214/30692 */
export const createLoadBalancer: Action<CreateLoadBalancerRequest, CreateLoadBalancerResponse> = (
  request,
  context,
) => {
  const { world, requestId } = context
  const { taskId, ...answer } = replay(world, 'clb', request, () => create(context, request))
  // Whoever repeats a request asks for the task by the id of the repetition.
  if (taskId !== requestId) repeatedRequests(world).set(requestId, { taskId })
  return answer
}

function create(context: ActionContext, request: CreateLoadBalancerRequest) {
  const { world, region, requestId } = context
  const order = readOrder(world, region, request)
  checkQuota(world, region, order.count)
  const created = Array.from({ length: order.count }, () => make(context, order))
  const loadBalancerIds = created.map(({ loadBalancerId }) => loadBalancerId)
  const dealName = world.ids.next('deal')
  const changes = created.map((one) => save('loadBalancers', one.loadBalancerId, ready(one)))
  beginTask(context, loadBalancerIds, changes, { duration: durations.create, dealName })
  return { LoadBalancerIds: loadBalancerIds, DealName: dealName, taskId: requestId }
}

function make({ world, region }: ActionContext, order: Order): LoadBalancer {
  const { name, subnet, count, tags, ...rest } = order
  const loadBalancerId = world.ids.next('lb')
  const now = world.clock.now()
  const created: LoadBalancer = {
    ...rest,
    loadBalancerId,
    region,
    name: isFree(world, region, name, count) ? name : loadBalancerId,
    address: '',
    deleteProtect: false,
    status: 'creating',
    statusSince: now,
    createdAt: now,
  }
  loadBalancers(world).set(loadBalancerId, created)
  if (subnet) takePrivateIp(world, subnet, { resourceType: 'CLB', resourceId: loadBalancerId })
  setTags(world, resourceName(world, 'loadBalancer', region, loadBalancerId), tags)
  return created
}

function ready(one: LoadBalancer): LoadBalancer {
  return { ...one, status: 'normal' }
}

/** The cloud does not refuse a name that is taken, or meant for several: it gives one of its own. */
function isFree(world: World, region: string, name: string, count: number): boolean {
  const taken = [...loadBalancers(world).values()].some((one) => one.region === region && one.name === name)
  return name !== '' && count === 1 && !taken
}

function checkQuota(world: World, region: string, count: number): void {
  const held = [...loadBalancers(world).values()].filter((one) => one.region === region).length
  const quota = quotaOf(world, 'clb.loadBalancersPerRegion', limits.loadBalancersPerRegion)
  if (held + count > quota) throw limitExceeded('load balancers', quota)
}

import type {
  DescribeTaskStatusRequest,
  DescribeTaskStatusResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import type { World } from '../../../engine/world.ts'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { repeatedRequests, type Task, tasks } from '../model.ts'

const statuses = { succeeded: 0, failed: 1, running: 2 } as const

/**
 * A task is known by the RequestId of the answer that began it, an order besides by its DealName.
 * https://cloud.tencent.com/document/api/214/30683
 */
export const describeTaskStatus: Action<DescribeTaskStatusRequest, DescribeTaskStatusResponse> = (
  { TaskId, DealName },
  { world },
) => {
  if (!TaskId && !DealName) throw new CloudError('MissingParameter', 'TaskId or DealName is needed.')
  const task = TaskId ? findByRequest(world, TaskId) : findByDeal(world, DealName ?? '')
  if (!task) throw new CloudError('InvalidParameter', `There is no task ${TaskId || DealName}.`)
  const { status, loadBalancerIds, message } = task
  return { Status: statuses[status], LoadBalancerIds: [...loadBalancerIds], Message: message }
}

function findByRequest(world: World, requestId: string): Task | undefined {
  return tasks(world).get(repeatedRequests(world).get(requestId)?.taskId ?? requestId)
}

function findByDeal(world: World, dealName: string): Task | undefined {
  return [...tasks(world).values()].find((task) => task.dealName === dealName)
}

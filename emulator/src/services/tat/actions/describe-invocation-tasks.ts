import type {
  DescribeInvocationTasksRequest,
  DescribeInvocationTasksResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/tat/v20201028/tat_models.js'
import { exactly, type Matchers } from '../../filters.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { type InvocationTask, invocationTasks } from '../model.ts'
import { select } from '../select.ts'
import { showTask } from '../view.ts'

const matchers: Matchers<InvocationTask> = {
  'invocation-id': exactly((task) => task.invocationId),
  'invocation-task-id': exactly((task) => task.taskId),
  'instance-id': exactly((task) => task.instanceId),
  'command-id': exactly(() => ''),
}

/** The output is hidden unless asked for. */
export const describeInvocationTasks: Action<
  DescribeInvocationTasksRequest,
  DescribeInvocationTasksResponse
> = (request, { world, region }) => {
  const { InvocationTaskIds, Filters, HideOutput = true } = request
  const found = select(invocationTasks(world), region, InvocationTaskIds, Filters, matchers)
  const page = pageOf(found, request, { limit: 20, maximum: 100, code: 'InvalidParameterValue' })
  return {
    TotalCount: found.length,
    InvocationTaskSet: page.map((task) => showTask(world, task, HideOutput)),
  }
}

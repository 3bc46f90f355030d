import type {
  DescribeTasksRequest,
  DescribeTasksResponse,
  TaskSet,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { chinaTime } from '../../timestamps.ts'
import { type ChangeTask, changeTasks } from '../model.ts'
import { noTime } from '../view.ts'

export const describeTasks: Action<DescribeTasksRequest, DescribeTasksResponse> = (request, { world }) => {
  supportOnly(request, ['TaskId', 'DBInstanceId', 'Limit', 'Offset', 'OrderByType'])
  const { TaskId, DBInstanceId, OrderByType = 'desc' } = request
  const found = [...changeTasks(world).values()]
    .filter(({ taskId }) => TaskId === undefined || taskId === TaskId)
    .filter(({ instanceId }) => DBInstanceId === undefined || instanceId === DBInstanceId)
    .sort((a, b) => (OrderByType === 'asc' ? 1 : -1) * (a.startedAt - b.startedAt))
  const page = pageOf(found, request, { limit: 20, maximum: 100 })
  return { TotalCount: found.length, TaskSet: page.map(describe) }
}

function describe({ taskId, type, instanceId, status, startedAt, endedAt }: ChangeTask): TaskSet {
  return {
    TaskId: taskId,
    TaskType: type,
    DBInstanceId: instanceId,
    StartTime: chinaTime(startedAt),
    EndTime: endedAt === undefined ? noTime : chinaTime(endedAt),
    Status: status,
    Progress: status === 'Success' ? 100 : 0,
  }
}

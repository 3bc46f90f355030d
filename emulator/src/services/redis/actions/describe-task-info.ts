import type {
  DescribeTaskInfoRequest,
  DescribeTaskInfoResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { chinaTime } from '../../timestamps.ts'
import { changeTasks } from '../model.ts'

export const describeTaskInfo: Action<DescribeTaskInfoRequest, DescribeTaskInfoResponse> = (
  { TaskId },
  { world },
) => {
  const task = changeTasks(world).get(`${TaskId}`)
  if (!task) throw new CloudError('FailedOperation.FlowNotExists', `The task ${TaskId} does not exist.`)
  return {
    Status: task.status,
    StartTime: chinaTime(task.startedAt),
    TaskType: task.type,
    InstanceId: task.instanceId,
    TaskMessage: '',
  }
}

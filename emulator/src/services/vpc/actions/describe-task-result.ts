import type {
  DescribeTaskResultRequest,
  DescribeTaskResultResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { addressTasks } from '../model.ts'

/** https://cloud.tencent.com/document/api/215/36271 */
export const describeTaskResult: Action<DescribeTaskResultRequest, DescribeTaskResultResponse> = (
  request,
  { world },
) => {
  supportOnly(request, ['TaskId'])
  if (request.TaskId === undefined) throw new CloudError('MissingParameter', 'TaskId is missing.')
  const task = addressTasks(world).get(String(request.TaskId))
  if (!task) throw new CloudError('InvalidParameter', `The task ${request.TaskId} does not exist.`)
  return { TaskId: task.taskId, Result: task.result }
}

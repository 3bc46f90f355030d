import type {
  DescribePushTasksRequest,
  DescribePushTasksResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_models.js'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { chinaTime } from '../../timestamps.ts'
import { limits } from '../limits.ts'
import { tasksOf } from '../select.ts'

/** https://cloud.tencent.com/document/api/228/37872 */
export const describePushTasks: Action<DescribePushTasksRequest, DescribePushTasksResponse> = (
  request,
  { world },
) => {
  supportOnly(request, ['TaskId', 'Status', 'Offset', 'Limit'])
  const found = tasksOf(world, request).filter(({ kind }) => kind === 'push')
  const page = pageOf(found, request, { ...limits.tasksPerPage, code: 'InvalidParameter.CdnParamError' })
  return {
    TotalCount: found.length,
    PushLogs: page.map((task) => ({
      TaskId: task.taskId,
      Url: task.url,
      Status: task.status,
      Percent: task.status === 'process' ? 0 : 100,
      CreateTime: chinaTime(task.createdAt),
      UpdateTime: chinaTime(task.updatedAt),
      Area: task.area,
    })),
  }
}

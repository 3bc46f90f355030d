import type {
  DescribePurgeTasksRequest,
  DescribePurgeTasksResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_models.js'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { chinaTime } from '../../timestamps.ts'
import { limits } from '../limits.ts'
import { tasksOf } from '../select.ts'

/** https://cloud.tencent.com/document/api/228/37873 */
export const describePurgeTasks: Action<DescribePurgeTasksRequest, DescribePurgeTasksResponse> = (
  request,
  { world },
) => {
  supportOnly(request, ['TaskId', 'PurgeType', 'Status', 'Offset', 'Limit'])
  const found = tasksOf(world, request).filter(
    ({ kind }) => kind !== 'push' && (request.PurgeType ?? kind) === kind,
  )
  const page = pageOf(found, request, { ...limits.tasksPerPage, code: 'InvalidParameter.CdnParamError' })
  return {
    TotalCount: found.length,
    PurgeLogs: page.map((task) => ({
      TaskId: task.taskId,
      Url: task.url,
      Status: task.status,
      PurgeType: task.kind,
      ...(task.flushType === undefined ? {} : { FlushType: task.flushType }),
      CreateTime: chinaTime(task.createdAt),
    })),
  }
}

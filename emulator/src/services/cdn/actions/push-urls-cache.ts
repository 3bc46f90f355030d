import type {
  PushUrlsCacheRequest,
  PushUrlsCacheResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { readArea } from '../kinds.ts'
import { limits } from '../limits.ts'
import { push } from '../push.ts'

/** https://cloud.tencent.com/document/api/228/37869 */
export const pushUrlsCache: Action<PushUrlsCacheRequest, PushUrlsCacheResponse> = (request, { world }) => {
  supportOnly(request, ['Urls', 'Area'])
  const { Urls, Area } = request
  if (Urls.length > limits.urlsPerPush) {
    throw new CloudError('LimitExceeded.CdnPushExceedBatchLimit', '预热的 URL 数量超过单次提交限制。')
  }
  return push(world, Urls, readArea(Area))
}

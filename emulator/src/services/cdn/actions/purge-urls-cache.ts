import type {
  PurgeUrlsCacheRequest,
  PurgeUrlsCacheResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { limits } from '../limits.ts'
import { purge } from '../purge.ts'

export const purgeUrlsCache: Action<PurgeUrlsCacheRequest, PurgeUrlsCacheResponse> = (
  { Urls },
  { world },
) => {
  if (Urls.length > limits.urlsPerPurge) {
    throw new CloudError('LimitExceeded.CdnPurgeUrlExceedBatchLimit', '刷新的 URL 数量超过单次提交限制。')
  }
  return purge(world, Urls, { kind: 'url' })
}

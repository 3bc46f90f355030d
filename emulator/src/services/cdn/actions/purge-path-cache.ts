import type {
  PurgePathCacheRequest,
  PurgePathCacheResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { invalidParameter } from '../errors.ts'
import { limits } from '../limits.ts'
import { purge } from '../purge.ts'

export const purgePathCache: Action<PurgePathCacheRequest, PurgePathCacheResponse> = (
  { Paths, FlushType },
  { world },
) => {
  if (!['flush', 'delete'].includes(FlushType)) throw invalidParameter('FlushType is flush or delete.')
  if (Paths.length > limits.pathsPerPurge) {
    throw new CloudError('LimitExceeded.CdnPurgePathExceedBatchLimit', '刷新的目录数量超过单次提交限制。')
  }
  return purge(world, Paths, { kind: 'path', flushType: FlushType })
}

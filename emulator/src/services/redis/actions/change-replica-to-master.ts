import type {
  ChangeReplicaToMasterRequest,
  ChangeReplicaToMasterResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { findRunningInstance } from '../instances.ts'
import { beginPromotion } from '../lifecycle.ts'

/** A replica of the same zone becomes the master. https://cloud.tencent.com/document/api/239/56698 */
export const changeReplicaToMaster: Action<ChangeReplicaToMasterRequest, ChangeReplicaToMasterResponse> = (
  request,
  { world, region },
) => {
  supportOnly(request, ['InstanceId', 'Emergency'])
  return { TaskId: beginPromotion(world, findRunningInstance(world, region, request.InstanceId)) }
}

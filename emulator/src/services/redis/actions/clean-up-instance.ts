import type {
  CleanUpInstanceRequest,
  CleanUpInstanceResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { findInstance } from '../instances.ts'
import { beginCleanUp } from '../lifecycle.ts'
import { status } from '../model.ts'

/** For good, and from isolation only. */
export const cleanUpInstance: Action<CleanUpInstanceRequest, CleanUpInstanceResponse> = (
  { InstanceId },
  { world, region },
) => {
  const instance = findInstance(world, region, InstanceId)
  if (instance.status !== status.isolated) {
    throw new CloudError(
      'ResourceUnavailable.InstanceStatusAbnormal',
      `The instance ${InstanceId} is not isolated.`,
    )
  }
  return { TaskId: beginCleanUp(world, instance) }
}

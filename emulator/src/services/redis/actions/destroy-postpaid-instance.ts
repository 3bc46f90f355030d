import type {
  DestroyPostpaidInstanceRequest,
  DestroyPostpaidInstanceResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { findRunningInstance } from '../instances.ts'
import { beginIsolation } from '../lifecycle.ts'

/** Stops the server; the data waits for `StartupInstance` or `CleanUpInstance`. */
export const destroyPostpaidInstance: Action<
  DestroyPostpaidInstanceRequest,
  DestroyPostpaidInstanceResponse
> = ({ InstanceId }, { world, region }) => {
  const instance = findRunningInstance(world, region, InstanceId)
  if (instance.deleteProtection) {
    throw new CloudError(
      'ResourceUnavailable.InstanceNotSupportOperation',
      `The instance ${InstanceId} is protected from deletion.`,
    )
  }
  return { TaskId: beginIsolation(world, instance) }
}

import type {
  StartupInstanceRequest,
  StartupInstanceResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import type { Action } from '../../service.ts'
import { statusForbids } from '../errors.ts'
import { findInstance } from '../instances.ts'
import { beginChange } from '../lifecycle.ts'
import { status } from '../model.ts'

/** Ends the isolation. */
export const startupInstance: Action<StartupInstanceRequest, StartupInstanceResponse> = (
  { InstanceId },
  { world, region },
) => {
  const instance = findInstance(world, region, InstanceId)
  if (instance.status !== status.isolated) throw statusForbids(instance)
  return { TaskId: beginChange(world, instance, { type: 'StartupInstance' }) }
}

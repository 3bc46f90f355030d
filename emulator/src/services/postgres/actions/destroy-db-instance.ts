import type {
  DestroyDBInstanceRequest,
  DestroyDBInstanceResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { Action } from '../../service.ts'
import { statusForbids } from '../errors.ts'
import { findInstance } from '../instances.ts'
import { beginDestruction } from '../lifecycle.ts'

/** For good, and from isolation only. */
export const destroyDBInstance: Action<DestroyDBInstanceRequest, DestroyDBInstanceResponse> = (
  { DBInstanceId },
  { world, region },
) => {
  const instance = findInstance(world, region, DBInstanceId)
  if (instance.status !== 'isolated') throw statusForbids(instance)
  beginDestruction(world, instance)
  return {}
}

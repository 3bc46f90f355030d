import type {
  IsolateDBInstancesRequest,
  IsolateDBInstancesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { findRunningInstance } from '../instances.ts'
import { beginIsolation } from '../lifecycle.ts'
import { groupsOf, readOnlyInstancesOf } from '../read-only-groups.ts'

/** Stops the server; the data waits for `DisIsolateDBInstances` or `DestroyDBInstance`. */
export const isolateDBInstances: Action<IsolateDBInstancesRequest, IsolateDBInstancesResponse> = (
  { DBInstanceIdSet },
  { world, region },
) => {
  const chosen = DBInstanceIdSet.map((id) => findRunningInstance(world, region, id))
  const isProtected = chosen.find(({ deletionProtection }) => deletionProtection)
  if (isProtected) {
    throw new CloudError(
      'FailedOperation.LimitOperation',
      `The instance ${isProtected.instanceId} is protected from deletion.`,
    )
  }
  const [dependent] = chosen.flatMap(({ instanceId }) => [
    ...readOnlyInstancesOf(world, instanceId).map((one) => one.instanceId),
    ...groupsOf(world, instanceId).map(({ groupId }) => groupId),
  ])
  if (dependent !== undefined) {
    throw new CloudError(
      'FailedOperation.LimitOperation',
      `${dependent} has to be deleted before its master.`,
    )
  }
  for (const instance of chosen) beginIsolation(world, instance)
  return {}
}

import type {
  IsolateDBInstancesRequest,
  IsolateDBInstancesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { findRunningInstance } from '../instances.ts'
import { beginIsolation } from '../lifecycle.ts'
import { groupsOf } from '../read-only-groups.ts'

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
  const [group] = chosen.flatMap(({ instanceId }) => groupsOf(world, instanceId))
  if (group) {
    throw new CloudError(
      'FailedOperation.LimitOperation',
      `The instance ${group.masterId} has the read-only group ${group.groupId}.`,
    )
  }
  for (const instance of chosen) beginIsolation(world, instance)
  return {}
}

import type {
  ModifyDBInstanceDeletionProtectionRequest,
  ModifyDBInstanceDeletionProtectionResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { Action } from '../../service.ts'
import { findRunningInstance } from '../instances.ts'
import { beginChange } from '../lifecycle.ts'
import { durations } from '../limits.ts'

export const modifyDBInstanceDeletionProtection: Action<
  ModifyDBInstanceDeletionProtectionRequest,
  ModifyDBInstanceDeletionProtectionResponse
> = ({ DBInstanceId, DeletionProtection }, { world, region }) => {
  const instance = findRunningInstance(world, region, DBInstanceId)
  beginChange(world, instance, {
    status: 'job running',
    duration: durations.smallChange,
    record: { deletionProtection: DeletionProtection },
  })
  return {}
}

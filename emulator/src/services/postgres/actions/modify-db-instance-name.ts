import type {
  ModifyDBInstanceNameRequest,
  ModifyDBInstanceNameResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { Action } from '../../service.ts'
import { findRunningInstance } from '../instances.ts'
import { beginChange } from '../lifecycle.ts'
import { durations } from '../limits.ts'
import { checkInstanceName } from '../names.ts'

export const modifyDBInstanceName: Action<ModifyDBInstanceNameRequest, ModifyDBInstanceNameResponse> = (
  { DBInstanceId, InstanceName },
  { world, region },
) => {
  const instance = findRunningInstance(world, region, DBInstanceId)
  checkInstanceName('InstanceName', InstanceName)
  beginChange(world, instance, {
    status: 'job running',
    duration: durations.smallChange,
    record: { name: InstanceName },
  })
  return {}
}

import type {
  ManualBackupInstanceRequest,
  ManualBackupInstanceResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import type { Action } from '../../service.ts'
import { illegalParameter } from '../errors.ts'
import { findRunningInstance } from '../instances.ts'
import { beginBackup } from '../lifecycle.ts'
import { limits } from '../limits.ts'

export const manualBackupInstance: Action<ManualBackupInstanceRequest, ManualBackupInstanceResponse> = (
  { InstanceId, Remark = '', StorageDays },
  { world, region },
) => {
  const instance = findRunningInstance(world, region, InstanceId)
  const days = StorageDays ?? instance.backup.retention
  if (!Number.isInteger(days) || days < 1 || days > limits.longestBackup) {
    throw illegalParameter('StorageDays', days, `1 to ${limits.longestBackup} days`)
  }
  return { TaskId: beginBackup(world, instance, Remark, days) }
}

import type {
  ModifyAutoBackupConfigRequest,
  ModifyAutoBackupConfigResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { describeBackup, timePeriods, weekdays } from '../backup.ts'
import { illegalParameter } from '../errors.ts'
import { findRunningInstance, updateInstance } from '../instances.ts'
import { limits } from '../limits.ts'

/** The plan is kept and shown; the emulator takes backups only when asked to. */
export const modifyAutoBackupConfig: Action<ModifyAutoBackupConfigRequest, ModifyAutoBackupConfigResponse> = (
  request,
  { world, region },
) => {
  const { instanceId, backup } = findRunningInstance(world, region, request.InstanceId)
  const { WeekDays, TimePeriod = backup.timePeriod, AutoBackupType = 1, BackupStorageDays } = request
  checkWeekdays(WeekDays ?? weekdays)
  if (!timePeriods.includes(TimePeriod))
    throw illegalParameter('TimePeriod', TimePeriod, 'an hour as 02:00-03:00')
  if (AutoBackupType !== 1) throw illegalParameter('AutoBackupType', AutoBackupType, '1')
  if ((BackupStorageDays ?? limits.backupRetention) !== limits.backupRetention) {
    throw illegalParameter('BackupStorageDays', BackupStorageDays, `${limits.backupRetention}`)
  }
  const changed = { ...backup, timePeriod: TimePeriod }
  updateInstance(world, instanceId, { backup: changed })
  return describeBackup(changed)
}

/** They can be named, but not changed. */
function checkWeekdays(days: readonly string[]): void {
  if (weekdays.every((day) => days.includes(day)) && days.length === weekdays.length) return
  throw new CloudError(
    'InvalidParameterValue.WeekDaysIsInvalid',
    'WeekDays cannot be changed: all seven days.',
  )
}

import type {
  ModifyInstanceBackupModeRequest,
  ModifyInstanceBackupModeResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import type { Action } from '../../service.ts'
import { backupModes } from '../backup.ts'
import { illegalParameter } from '../errors.ts'
import { findRunningInstance } from '../instances.ts'
import { beginChange } from '../lifecycle.ts'
import type { BackupConfig } from '../model.ts'

export const modifyInstanceBackupMode: Action<
  ModifyInstanceBackupModeRequest,
  ModifyInstanceBackupModeResponse
> = ({ InstanceId, BackupMode = 'NormalLevelBackup' }, { world, region }) => {
  const instance = findRunningInstance(world, region, InstanceId)
  const mode = backupModes.find((one) => one === BackupMode)
  if (!mode) throw illegalParameter('BackupMode', BackupMode, backupModes.join(' or '))
  const { everySecondSince = world.clock.now(), ...rest } = instance.backup
  const backup: BackupConfig = mode === 'SecondLevelBackup' ? { ...rest, everySecondSince } : rest
  return { TaskId: beginChange(world, instance, { type: 'ModifyInstanceBackupMode', record: { backup } }) }
}

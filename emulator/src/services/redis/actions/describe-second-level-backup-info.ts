import type {
  DescribeSecondLevelBackupInfoRequest,
  DescribeSecondLevelBackupInfoResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { findInstance } from '../instances.ts'

/** Since the emulator takes no backups by itself, everything from the mode's beginning until now is missing. */
export const describeSecondLevelBackupInfo: Action<
  DescribeSecondLevelBackupInfoRequest,
  DescribeSecondLevelBackupInfoResponse
> = ({ InstanceId = '', BackupTimestamp }, { world, region }) => {
  const { everySecondSince } = findInstance(world, region, InstanceId).backup
  if (everySecondSince === undefined) {
    throw new CloudError(
      'FailedOperation.UnSupportError',
      `The instance ${InstanceId} is not in the mode SecondLevelBackup.`,
    )
  }
  const start = Math.floor(everySecondSince / 1000)
  const now = Math.floor(world.clock.now() / 1000)
  return {
    BackupId: '',
    BackupTimestamp: BackupTimestamp ?? now,
    StartTimestamp: start,
    MissingTimestamps: [{ StartTimeStamp: start, EndTimeStamp: now }],
  }
}

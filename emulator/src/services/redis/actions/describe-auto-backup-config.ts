import type {
  DescribeAutoBackupConfigRequest,
  DescribeAutoBackupConfigResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import type { Action } from '../../service.ts'
import { describeBackup } from '../backup.ts'
import { findInstance } from '../instances.ts'

export const describeAutoBackupConfig: Action<
  DescribeAutoBackupConfigRequest,
  DescribeAutoBackupConfigResponse
> = ({ InstanceId }, { world, region }) => ({
  ...describeBackup(findInstance(world, region, InstanceId).backup),
  BinlogStorageDays: 0,
})

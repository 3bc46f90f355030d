import type {
  CreateBaseBackupRequest,
  CreateBaseBackupResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { Action } from '../../service.ts'
import { beginBaseBackup } from '../base-backups.ts'
import { invalidValue } from '../errors.ts'
import { findPrimary } from '../instances.ts'

/** The instance goes on working meanwhile. */
export const createBaseBackup: Action<CreateBaseBackupRequest, CreateBaseBackupResponse> = (
  { DBInstanceId, BackupMethod = 'physical' },
  { world, region },
) => {
  const instance = findPrimary(world, region, DBInstanceId)
  if (BackupMethod !== 'physical') {
    throw invalidValue('BackupMethod', BackupMethod, 'this emulator takes physical backups only')
  }
  return { BaseBackupId: beginBaseBackup(world, instance) }
}

import type {
  DeleteBaseBackupRequest,
  DeleteBaseBackupResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { baseBackups, forgetBaseBackup } from '../base-backups.ts'
import { findInstance } from '../instances.ts'

export const deleteBaseBackup: Action<DeleteBaseBackupRequest, DeleteBaseBackupResponse> = async (
  { DBInstanceId, BaseBackupId },
  { world, region },
) => {
  const { instanceId } = findInstance(world, region, DBInstanceId)
  const backup = baseBackups(world).get(BaseBackupId)
  if (backup?.instanceId !== instanceId) {
    throw new CloudError('ResourceNotFound', `The backup ${BaseBackupId} does not exist.`)
  }
  await forgetBaseBackup(world, backup)
  return {}
}

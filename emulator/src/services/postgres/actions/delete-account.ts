import type {
  DeleteAccountRequest,
  DeleteAccountResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { refuseAs } from '../errors.ts'
import { findRunningInstance } from '../instances.ts'
import { accountRecords } from '../model.ts'
import { findAccount } from '../roles.ts'
import { inServer } from '../server.ts'

/** An account that owns something stays: the server refuses. */
export const deleteAccount: Action<DeleteAccountRequest, DeleteAccountResponse> = async (
  { DBInstanceId, UserName },
  { world, region },
) => {
  const instance = findRunningInstance(world, region, DBInstanceId)
  if (UserName === instance.adminName) {
    throw new CloudError(
      'OperationDenied.AccountOperationDenied',
      `The account ${UserName} was created with the instance and cannot be deleted.`,
    )
  }
  await findAccount(world, instance, UserName)
  const work = inServer(world, instance, (session) =>
    session.query(`DROP ROLE ${session.escapeIdentifier(UserName)}`),
  )
  await refuseAs('FailedOperation.DBError', work)
  accountRecords(world).delete(`${DBInstanceId}/${UserName}`)
  return {}
}

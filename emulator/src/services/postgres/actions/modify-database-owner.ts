import type {
  ModifyDatabaseOwnerRequest,
  ModifyDatabaseOwnerResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { Action } from '../../service.ts'
import { refuseAs } from '../errors.ts'
import { findRunningInstance } from '../instances.ts'
import { findAccount } from '../roles.ts'
import { inServer } from '../server.ts'

export const modifyDatabaseOwner: Action<ModifyDatabaseOwnerRequest, ModifyDatabaseOwnerResponse> = async (
  { DBInstanceId, DatabaseName, DatabaseOwner },
  { world, region },
) => {
  const instance = findRunningInstance(world, region, DBInstanceId)
  await findAccount(world, instance, DatabaseOwner)
  const work = inServer(world, instance, (session) => {
    const owner = session.escapeIdentifier(DatabaseOwner)
    return session.query(`ALTER DATABASE ${session.escapeIdentifier(DatabaseName)} OWNER TO ${owner}`)
  })
  await refuseAs('FailedOperation.DBError', work)
  return {}
}

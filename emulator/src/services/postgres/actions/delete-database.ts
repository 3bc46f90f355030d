import type {
  DeleteDatabaseRequest,
  DeleteDatabaseResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { Action } from '../../service.ts'
import { refuseAs } from '../errors.ts'
import { findRunningInstance } from '../instances.ts'
import { checkDatabaseName } from '../names.ts'
import { inServer } from '../server.ts'

/** A database in use stays: the server refuses. */
export const deleteDatabase: Action<DeleteDatabaseRequest, DeleteDatabaseResponse> = async (
  { DBInstanceId, DatabaseName },
  { world, region },
) => {
  checkDatabaseName(DatabaseName)
  const instance = findRunningInstance(world, region, DBInstanceId)
  const work = inServer(world, instance, (session) =>
    session.query(`DROP DATABASE ${session.escapeIdentifier(DatabaseName)}`),
  )
  await refuseAs('FailedOperation.DBError', work)
  return {}
}

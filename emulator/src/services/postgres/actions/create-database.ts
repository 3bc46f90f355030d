import type {
  CreateDatabaseRequest,
  CreateDatabaseResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { Action } from '../../service.ts'
import { refuseAs } from '../errors.ts'
import { findRunningInstance } from '../instances.ts'
import { checkDatabaseName } from '../names.ts'
import { findAccount } from '../roles.ts'
import { inServer } from '../server.ts'

export const createDatabase: Action<CreateDatabaseRequest, CreateDatabaseResponse> = async (
  { DBInstanceId, DatabaseName, DatabaseOwner, Encoding = 'UTF8', Collate, Ctype },
  { world, region },
) => {
  checkDatabaseName(DatabaseName)
  const instance = findRunningInstance(world, region, DBInstanceId)
  await findAccount(world, instance, DatabaseOwner)
  const work = inServer(world, instance, async (session) => {
    const name = session.escapeIdentifier(DatabaseName)
    const owner = session.escapeIdentifier(DatabaseOwner)
    const options = { ENCODING: Encoding, LC_COLLATE: Collate, LC_CTYPE: Ctype }
    const given = Object.entries(options).flatMap(([option, value]) =>
      value === undefined ? [] : [`${option} ${session.escapeLiteral(value)}`],
    )
    // template1 has the instance's own encoding; template0 allows any.
    await session.query(`CREATE DATABASE ${name} OWNER ${owner} TEMPLATE template0 ${given.join(' ')}`)
  })
  await refuseAs('FailedOperation.DBError', work)
  return {}
}

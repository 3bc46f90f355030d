import type {
  ModifyAccountPrivilegesRequest,
  ModifyAccountPrivilegesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { Action } from '../../service.ts'
import { invalidValue, refuseAs } from '../errors.ts'
import { findRunningInstance } from '../instances.ts'
import { limits } from '../limits.ts'
import { privilegeStatement } from '../privileges.ts'
import { findAccount } from '../roles.ts'
import { firstDatabase, inServer } from '../server.ts'

/** Carried out in order; the first that the server refuses ends it. */
export const modifyAccountPrivileges: Action<
  ModifyAccountPrivilegesRequest,
  ModifyAccountPrivilegesResponse
> = async ({ DBInstanceId, UserName, ModifyPrivilegeSet }, { world, region }) => {
  if (ModifyPrivilegeSet.length > limits.privilegesPerCall) {
    throw invalidValue(
      'ModifyPrivilegeSet',
      ModifyPrivilegeSet.length,
      `up to ${limits.privilegesPerCall} entries`,
    )
  }
  const statements = ModifyPrivilegeSet.map((change) => privilegeStatement(UserName, change))
  const instance = findRunningInstance(world, region, DBInstanceId)
  await findAccount(world, instance, UserName)
  for (const { database = firstDatabase, text } of statements) {
    const work = inServer(world, instance, (session) => session.query(text), database)
    await refuseAs('FailedOperation.DBError', work)
  }
  return {}
}

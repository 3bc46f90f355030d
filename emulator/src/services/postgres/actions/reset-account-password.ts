import type {
  ResetAccountPasswordRequest,
  ResetAccountPasswordResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { Action } from '../../service.ts'
import { findRunningInstance } from '../instances.ts'
import { accountRecords } from '../model.ts'
import { verifierOf } from '../passwords.ts'
import { findAccount } from '../roles.ts'
import { inServer } from '../server.ts'

/** Sessions that are open stay so, as with PostgreSQL itself. */
export const resetAccountPassword: Action<ResetAccountPasswordRequest, ResetAccountPasswordResponse> = async (
  { DBInstanceId, UserName, Password },
  { world, region },
) => {
  const verifier = verifierOf(Password)
  const instance = findRunningInstance(world, region, DBInstanceId)
  await findAccount(world, instance, UserName)
  await inServer(world, instance, (session) =>
    session.query(
      `ALTER ROLE ${session.escapeIdentifier(UserName)} PASSWORD ${session.escapeLiteral(verifier)}`,
    ),
  )
  const now = world.clock.now()
  const record = accountRecords(world).get(`${DBInstanceId}/${UserName}`) ?? { remark: '', createdAt: now }
  accountRecords(world).set(`${DBInstanceId}/${UserName}`, {
    ...record,
    updatedAt: now,
    passwordUpdatedAt: now,
  })
  return {}
}

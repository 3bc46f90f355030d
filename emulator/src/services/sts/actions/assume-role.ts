import type {
  AssumeRoleRequest,
  AssumeRoleResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/sts/v20180813/sts_models.js'
import type { World } from '../../../engine/world.ts'
import { CloudError } from '../../../errors.ts'
import { issueCredential } from '../../cam/credentials.ts'
import type { Role } from '../../cam/model.ts'
import { parseTrust } from '../../cam/trust.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { findRoleByArn } from '../roles.ts'
import { checkDuration, readSessionPolicy, writeCredential } from '../session.ts'

/** https://cloud.tencent.com/document/api/1312/48197 */
export const assumeRole: Action<AssumeRoleRequest, AssumeRoleResponse> = (request, { caller, world }) => {
  const { RoleArn, RoleSessionName, DurationSeconds = 7_200, Policy } = request
  supportOnly(request, ['RoleArn', 'RoleSessionName', 'DurationSeconds', 'Policy'])
  const role = findRoleByArn(world, RoleArn, 'ResourceNotFound.RoleNotFound')
  if (caller.type !== 'root' || !trustsAccount(world, role)) {
    throw new CloudError(
      'InternalError.GetRoleError',
      `The role ${role.roleName} may not be assumed by the caller.`,
    )
  }
  checkDuration(DurationSeconds, role.sessionDuration)
  const session = {
    type: 'role',
    uin: world.account.uin,
    roleName: role.roleName,
    sessionName: RoleSessionName,
    ...(Policy === undefined ? {} : { sessionPolicy: readSessionPolicy(Policy) }),
  } as const
  return writeCredential(issueCredential(world, session, DurationSeconds))
}

function trustsAccount(world: World, role: Role): boolean {
  const owner = `qcs::cam::uin/${world.account.uin}:`
  return parseTrust(role.trust).accounts.some((account) => account.startsWith(owner))
}

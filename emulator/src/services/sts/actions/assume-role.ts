import type {
  AssumeRoleRequest,
  AssumeRoleResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/sts/v20180813/sts_models.js'
import type { World } from '../../../engine/world.ts'
import { CloudError } from '../../../errors.ts'
import { issueCredential } from '../../cam/credentials.ts'
import { type Role, roles } from '../../cam/model.ts'
import { parseTrust } from '../../cam/policy-document.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { checkDuration, readSessionPolicy, writeCredential } from '../session.ts'

/** https://cloud.tencent.com/document/api/1312/48197 */
export const assumeRole: Action<AssumeRoleRequest, AssumeRoleResponse> = (request, { caller, world }) => {
  const { RoleArn, RoleSessionName, DurationSeconds = 7_200, Policy } = request
  supportOnly(request, ['RoleArn', 'RoleSessionName', 'DurationSeconds', 'Policy'])
  const role = findRole(world, RoleArn)
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

function findRole(world: World, arn: string): Role {
  const prefix = `qcs::cam::uin/${world.account.uin}:`
  const [kind, name = ''] = arn.startsWith(prefix) ? arn.slice(prefix.length).split('/') : []
  const role =
    kind === 'roleName'
      ? roles(world).get(name)
      : [...roles(world).values()].find(({ roleId }) => kind === 'role' && roleId === name)
  if (role) return role
  throw new CloudError('ResourceNotFound.RoleNotFound', `The role \`${arn}\` does not exist.`)
}

function trustsAccount(world: World, role: Role): boolean {
  const owner = `qcs::cam::uin/${world.account.uin}:`
  return parseTrust(role.trust).accounts.some((account) => account.startsWith(owner))
}

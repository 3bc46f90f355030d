import type {
  AssumeRoleWithWebIdentityRequest,
  AssumeRoleWithWebIdentityResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/sts/v20180813/sts_models.js'
import { CloudError } from '../../../errors.ts'
import { issueCredential } from '../../cam/credentials.ts'
import { findOidcProvider } from '../../cam/oidc-providers.ts'
import { parseTrust } from '../../cam/trust.ts'
import type { Action } from '../../service.ts'
import { findRoleByArn } from '../roles.ts'
import { checkDuration, writeCredential } from '../session.ts'
import { isTrusted, verifyToken } from '../web-identity.ts'

/** A role for the bearer of a token: no key is needed, the token proves who asks. */
export const assumeRoleWithWebIdentity: Action<
  AssumeRoleWithWebIdentityRequest,
  AssumeRoleWithWebIdentityResponse
> = (request, { world }) => {
  const { ProviderId, RoleArn, RoleSessionName, DurationSeconds = 7_200 } = request
  const { uin } = world.account
  const provider = findOidcProvider(world, ProviderId)
  const claims = verifyToken(world, request.WebIdentityToken, provider)
  const role = findRoleByArn(world, RoleArn, 'InternalError.GetRoleError')
  const name = `qcs::cam::uin/${uin}:oidc-provider/${provider.name}`
  if (!parseTrust(role.trust).federated.some((trust) => isTrusted(trust, name, claims))) {
    throw new CloudError('UnauthorizedOperation', `The role ${role.roleName} does not trust this token.`)
  }
  checkDuration(DurationSeconds, role.sessionDuration)
  const session = { type: 'role', uin, roleName: role.roleName, sessionName: RoleSessionName } as const
  return writeCredential(issueCredential(world, session, DurationSeconds))
}

import { type Connection, openCloud } from '../cloud/cloud.ts'
import { idToken } from '../cloud/id-token.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { oidcProviderKey } from '../resources/oidc-provider.ts'
import { cloudName, type Owner } from '../resources/ownership.ts'

type Variables = Readonly<Record<string, string | undefined>>

/** Seconds that a role is taken for: the longest that the cloud grants unless it was asked for more. */
const duration = 7200

/** `sts.tencentcloudapi.com`, unless the environment's config says otherwise. */
const usualAudience = 'sts.tencentcloudapi.com'

/**
 * The connection of a command that works under one of the environment's roles, as pipelines say it: TENGYUN_ROLE names
 * the role, such as `ci-apply`, TENGYUN_ACCOUNT the account (uin). What proves who asks is the job's OIDC token, else
 * the key pair of the connection, which then needs no right but this. The keys that come of it are kept by the process
 * alone, and end with the session.
 *
 * @throws TengyunError `ci/no-account`; CloudCallError where the role is refused
 */
export async function underRole(
  connection: Connection,
  owner: Owner,
  env: Variables,
  audience: string = usualAudience,
): Promise<Connection> {
  const { TENGYUN_ROLE: role, TENGYUN_ACCOUNT: account } = env
  if (!role) return connection
  if (!account) throw new TengyunError('ci/no-account', { where: role })
  const order = {
    RoleArn: `qcs::cam::uin/${account}:roleName/${cloudName(owner, `cam-role/${role}`)}`,
    RoleSessionName: 'tengyun',
    DurationSeconds: duration,
  }
  const cloud = openCloud(connection)
  const token = await idToken(env, audience)
  const { Credentials } =
    token === undefined
      ? await cloud.call('sts', 'AssumeRole', order)
      : await cloud.call('sts', 'AssumeRoleWithWebIdentity', {
          ...order,
          ProviderId: cloudName(owner, oidcProviderKey),
          WebIdentityToken: token,
        })
  const { TmpSecretId = '', TmpSecretKey = '', Token = '' } = Credentials ?? {}
  return { ...connection, secretId: TmpSecretId, secretKey: TmpSecretKey, token: Token }
}

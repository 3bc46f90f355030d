import type { Credentials } from './host/cos/credentials.ts'
import { backupsFolder } from './host/keys.ts'
import { writingActions } from './rights.ts'
import type { BackupSite } from './site.ts'

/** Seconds; the most that an account's root can lend. https://cloud.tencent.com/document/api/1312/48195 */
const lifetime = 7_200

/**
 * Keys for a host of one's own, which carries no role: they write backups and nothing else, and end by themselves. So
 * such a host makes backups when it is told to, and not on its own.
 */
export async function lendKeys({
  session,
  bucket,
}: Pick<BackupSite, 'session' | 'bucket'>): Promise<Credentials> {
  const { cloud, account } = session.context
  const resource = `qcs::cos:${cloud.connection.region}:uid/${account.appId}:${bucket}/${backupsFolder}*`
  const policy = {
    version: '2.0',
    statement: [{ effect: 'allow', action: writingActions, resource: [resource] }],
  }
  const { Credentials: lent, ExpiredTime = 0 } = await cloud.call('sts', 'GetFederationToken', {
    Name: 'tengyun-backup',
    Policy: encodeURIComponent(JSON.stringify(policy)),
    DurationSeconds: lifetime,
  })
  return {
    secretId: lent?.TmpSecretId ?? '',
    secretKey: lent?.TmpSecretKey ?? '',
    token: lent?.Token ?? '',
    expiresAt: ExpiredTime * 1000,
  }
}

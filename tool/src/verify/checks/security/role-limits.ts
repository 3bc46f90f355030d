import { cosCall, openCos } from '../../../cloud/cos.ts'
import { CloudCallError } from '../../../cloud/errors.ts'
import { type CamRoleFields, policyDocument } from '../../../resources/cam-role.ts'
import { keys } from '../../../resources/desired.ts'
import type { Check, CheckInput } from '../../check.ts'
import { judged, notChosen, skipped } from '../../finding.ts'
import { observedAt, observedOf } from '../../observed.ts'

export const roleLimits: Check = {
  id: 'role-limits',
  title: { en: 'Hosts can do no more in the cloud than they need', zh: '主机角色权限最小化' },
  story: ['2.3.1', '4.2.1', 'T3'],
  expected: {
    en: 'no role of theirs has a wildcard for everything; with exactly their rights, their files can be listed, and releases can neither be listed nor backups deleted',
    zh: '角色策略无全通配；以其权限可列出业务文件，但不能列出发布包，也不能删除备份',
  },
  mend: {
    en: 'Run `npx tengyun apply`, which writes the policy anew.',
    zh: '运行 `npx tengyun apply` 重写策略。',
  },
  async run(input) {
    if (input.session.environment.compute.ssh !== undefined) return ownHosts
    const { fields } = observedAt<CamRoleFields>(input, keys.hostRole)
    const isNarrow = fields.statements.every(
      ({ action, resource }) =>
        !action.some((one) => one.endsWith(':*') || one === '*') && !resource.includes('*'),
    )
    const tries = await tryRights(input, policyDocument(fields)).catch(mayNotLend)
    if (tries === undefined) return cannotLend
    const wrong = tries.filter(({ allowed, right }) => allowed !== right)
    const evidence = [
      ...fields.statements.map(({ action, resource }) => `${action.join(' ')} on ${resource.join(' ')}`),
      ...tries.map(({ name, allowed }) => `${name}: ${allowed ? 'allowed' : 'denied'}`),
    ]
    const named = (allowed: boolean) =>
      tries
        .filter((one) => one.allowed === allowed)
        .map(({ name }) => name)
        .join(', ')
    return judged(
      isNarrow && wrong.length === 0,
      {
        en: `allowed: ${named(true)}; denied: ${named(false)}`,
        zh: `允许：${named(true)}；拒绝：${named(false)}`,
      },
      evidence,
    )
  },
}

interface Try {
  readonly name: string
  readonly right: boolean
  readonly allowed: boolean
}

/** With keys that are lent for a quarter of an hour and may do exactly what a host may. */
async function tryRights(input: CheckInput, policy: string): Promise<Try[]> {
  const { cloud } = input.session.context
  const { Credentials } = await cloud.call('sts', 'GetFederationToken', {
    Name: 'tengyun-verify',
    Policy: encodeURIComponent(policy),
    DurationSeconds: 900,
  })
  const cos = await openCos({
    ...cloud.connection,
    secretId: Credentials?.TmpSecretId ?? '',
    secretKey: Credentials?.TmpSecretKey ?? '',
    token: Credentials?.Token ?? '',
  })
  const at = (Bucket: string) => ({ Bucket, Region: cloud.connection.region })
  const list = (Bucket: string) =>
    isAllowed(() => cosCall('GetBucket', () => cos.getBucket({ ...at(Bucket), MaxKeys: 1 })))
  const files = observedAt(input, keys.files).id
  const releases = observedAt(input, keys.releases).id
  const backups = observedOf(input, 'cos-bucket').find(({ key }) => key === keys.backups)?.id
  return [
    { name: 'list files', right: true, allowed: await list(files) },
    { name: 'list releases', right: false, allowed: await list(releases) },
    ...(backups === undefined
      ? []
      : [
          {
            name: 'delete a backup',
            right: false,
            allowed: await isAllowed(() =>
              cosCall('DeleteObject', () =>
                cos.deleteObject({ ...at(backups), Key: 'backups/tengyun-verify' }),
              ),
            ),
          },
        ]),
  ]
}

/** A pipeline's role may not lend keys to others, and should not. */
function mayNotLend(error: unknown): undefined {
  if (!(error instanceof CloudCallError && /^(AuthFailure|UnauthorizedOperation)/.test(error.code ?? '')))
    throw error
}

async function isAllowed(trial: () => Promise<unknown>): Promise<boolean> {
  try {
    await trial()
    return true
  } catch (error) {
    if (error instanceof CloudCallError && error.httpStatus === 403) return false
    throw error
  }
}

const ownHosts = notChosen({
  en: 'Hosts of your own carry no role (compute.ssh).',
  zh: '自有主机没有角色（compute.ssh）。',
})

const cannotLend = skipped({
  en: 'Whoever runs this may not lend keys (sts:GetFederationToken), so that a host’s rights cannot be tried.',
  zh: '当前身份无权签发临时密钥（sts:GetFederationToken），无法按主机权限实际验证。',
})

import type { CvmFields } from '../../../resources/cvm.ts'
import type { Check, CheckInput } from '../../check.ts'
import { type Finding, judged, notChosen } from '../../finding.ts'
import { preparation } from '../../measure/preparation.ts'
import { observedOf } from '../../observed.ts'

export const sshKeys: Check = {
  id: 'ssh-keys',
  title: { en: 'Whoever logs in does so with a key', zh: 'SSH 仅允许密钥登录' },
  story: ['1.1.4'],
  expected: {
    en: 'the key pair of the config on every host; on hosts of your own, a login that takes keys alone',
    zh: '每台主机绑定配置中的密钥对；自有主机仅接受密钥登录',
  },
  mend: {
    en: 'Run `npx tengyun apply`, or on hosts of your own `npx tengyun host prepare`.',
    zh: '运行 `npx tengyun apply`；自有主机运行 `npx tengyun host prepare`。',
  },
  async run(input) {
    const { compute } = input.session.environment
    if (compute.ssh !== undefined) return onOwnHosts(input)
    if (compute.keyPair === undefined) return nobody
    const hosts = observedOf<CvmFields>(input, 'cvm')
    const told = hosts.map(({ key, fields }) => `${key}: ${fields.keyPair ?? 'none'}`)
    return judged(
      hosts.length > 0 && hosts.every(({ fields }) => fields.keyPair !== null),
      told.join(', '),
      told,
    )
  },
}

/** As `host prepare` leaves sshd: no passwords. */
async function onOwnHosts(input: CheckInput): Promise<Finding> {
  const logins = (await preparation(input)).map(({ host, items }) => ({
    host,
    outcome: items.find(({ id }) => id === 'login')?.outcome,
  }))
  const told = logins.map(({ host, outcome }) => `${host}: login → ${outcome ?? 'unknown'}`)
  return judged(
    logins.every(({ outcome }) => outcome === 'right'),
    told.join(', '),
    told,
  )
}

const nobody = notChosen({
  en: 'No key pair is configured (compute.keyPair): nobody logs in over SSH at all, and hosts are reached through the cloud’s agent.',
  zh: '未配置密钥对（compute.keyPair）：任何人都不通过 SSH 登录，主机经云助手管理。',
})

import type { CvmFields } from '../../../resources/cvm.ts'
import type { Check } from '../../check.ts'
import { judged, notChosen } from '../../finding.ts'
import { observedOf } from '../observed.ts'

export const sshKeys: Check = {
  id: 'ssh-keys',
  title: { en: 'Whoever logs in does so with a key', zh: 'SSH 仅允许密钥登录' },
  story: ['1.1.4'],
  expected: { en: 'the key pair of the config on every host', zh: '每台主机绑定配置中的密钥对' },
  mend: {
    en: 'Run `npx tengyun apply`, which writes the key in.',
    zh: '运行 `npx tengyun apply` 写入密钥。',
  },
  async run(input) {
    const { compute } = input.session.environment
    if (compute.ssh !== undefined)
      return judged(true, `${compute.ssh.hosts.map(({ name, user }) => `${user}@${name}`).join(', ')}`, [
        'this command itself is let in with a key, or not at all',
      ])
    if (compute.keyPair === undefined) return nobody
    const told = observedOf<CvmFields>(input, 'cvm').map(({ key, fields }) => `${key}: ${fields.keyPair}`)
    const holds = observedOf<CvmFields>(input, 'cvm').every(({ fields }) => fields.keyPair !== null)
    return judged(holds, told.join(', '), told)
  },
}

const nobody = notChosen({
  en: 'No key pair is configured (compute.keyPair): nobody logs in over SSH at all, and hosts are reached through the cloud’s agent.',
  zh: '未配置密钥对（compute.keyPair）：任何人都不通过 SSH 登录，主机经云助手管理。',
})

import { inLanguage, type Text } from '../../../text.ts'
import type { Check } from '../../check.ts'
import { type Finding, judged } from '../../finding.ts'
import type { Manners } from '../../host/manners.ts'
import { surveyed } from '../../measure/host-survey.ts'

const mend = {
  en: 'Run `npx tengyun apply`, which switches TLS on and refuses everything else.',
  zh: '运行 `npx tengyun apply`，启用 TLS 并拒绝其他连接。',
}

/** A server that would go on with a greeting in clear answers R (authentication request); one that refuses, E (error). */
export const postgresTls: Check = {
  id: 'postgres-tls',
  title: { en: 'PostgreSQL refuses connections in clear', zh: 'PostgreSQL 拒绝明文连接' },
  story: ['2.3.3', 'S1'],
  expected: {
    en: 'an error for whoever comes in clear; TLS 1.2 or newer with a certificate that the app can check; nothing older',
    zh: '拒绝明文；仅接受 TLS 1.2 及以上，证书可校验',
  },
  mend,
  isQuick: true,
  async run(input) {
    const manners = await surveyed(input, 'postgres')
    const message = /\|M([^|]*)\|/.exec(manners.inClear)?.[1] ?? manners.inClear
    return byManners(manners, manners.inClear.startsWith('E'), message)
  },
}

/** A plain server answers +PONG or -NOAUTH; one that speaks TLS alone hangs up. */
export const redisTls: Check = {
  id: 'redis-tls',
  title: { en: 'Redis refuses connections in clear', zh: 'Redis 拒绝明文连接' },
  story: ['3.3.3', 'S1'],
  expected: {
    en: 'silence for whoever comes in clear; TLS 1.2 or newer with a certificate that the app can check; nothing older',
    zh: '不应答明文；仅接受 TLS 1.2 及以上，证书可校验',
  },
  mend,
  isQuick: true,
  async run(input) {
    const shards = Object.entries(await surveyed(input, 'redis'))
    const findings = shards.map(([name, manners]) => {
      const spoke = /^[+-]/.test(manners.inClear)
      const finding = byManners(manners, !spoke, spoke ? manners.inClear : hungUp)
      return { ...finding, evidence: finding.evidence.map((line) => `${name} ${line}`) }
    })
    // One shard that is open is enough.
    const told = findings.find(({ outcome }) => outcome === 'failed') ?? findings[0]
    if (told === undefined) throw new Error('Redis has no shard that could be asked')
    return { ...told, evidence: findings.flatMap(({ evidence }) => evidence) }
  },
}

function byManners(
  { agreed, certificate, old, inClear }: Manners,
  refusesClear: boolean,
  told: Text | string,
): Finding {
  const isModern = ['TLSv1.2', 'TLSv1.3'].includes(agreed) && old.startsWith('refused')
  return judged(
    refusesClear && isModern && certificate === 'valid',
    {
      en: `${agreed}, certificate ${certificate}; in clear: ${inLanguage(told, 'en')}`,
      zh: `${agreed}，证书 ${certificate}；明文：${inLanguage(told, 'zh')}`,
    },
    [
      `TLS 1.2–1.3: ${agreed}, certificate ${certificate}`,
      `TLS 1.0–1.1: ${old}`,
      `in clear: ${inClear || 'hung up'}`,
    ],
  )
}

const hungUp = { en: 'hung up', zh: '连接被关闭' }

import type { CheckInput } from '../check.ts'
import { notChosen, skipped } from '../finding.ts'

/** Whether the environment lives in the emulated cloud, where some things can be read and not tried. */
export function isEmulated({ session }: CheckInput): boolean {
  return session.environment.cloud === 'emulator'
}

/** Whether it is to be as the story wants production, rather than just large enough. */
export function isProduction({ session }: CheckInput): boolean {
  return session.name === 'production'
}

export const hostIsAFolder = skipped({
  en: 'An emulated host is a folder of this machine, which is not prepared: only a real host can tell.',
  zh: '模拟主机只是本机的一个目录，不做初始化：仅真实主机可验证。',
})

export const loopbackHasNoFirewall = skipped({
  en: 'On the emulator, addresses are this machine’s own, and no security group stands before them: only the real cloud can tell. The rules themselves are read by another check.',
  zh: '模拟环境的地址都是本机回环地址，前面没有安全组：仅真实云上可验证。规则本身由另一项检查读取。',
})

export const noPostgres = notChosen({
  en: 'The environment does without PostgreSQL (postgres: false).',
  zh: '环境未使用 PostgreSQL（postgres: false）。',
})

export const noRedis = notChosen({
  en: 'The environment does without Redis (redis: false).',
  zh: '环境未使用 Redis（redis: false）。',
})

export const noDatabase = notChosen({
  en: 'The environment does without databases (postgres: false, redis: false).',
  zh: '环境未使用数据库（postgres: false，redis: false）。',
})

export const noAcceptance = (member: string) =>
  notChosen({
    en: `The config names no app.acceptance${member}: the app promises nothing of the kind.`,
    zh: `配置中没有 app.acceptance${member}：应用未作此项承诺。`,
  })

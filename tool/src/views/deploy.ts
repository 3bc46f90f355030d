import type { DeployResult } from '../releases/deploy.ts'
import type { Terminal } from './terminal.ts'

export function showDeployed(terminal: Terminal, { release, hosts }: DeployResult): void {
  const { colors } = terminal
  const sign = colors.green('✓')
  if (hosts.every(({ outcome }) => outcome === 'unchanged')) {
    terminal.say({
      en: `${sign} Release ${release} already serves.`,
      zh: `${sign} 版本 ${release} 已在服务。`,
    })
    return
  }
  const where = placesOf(hosts)
  terminal.say({
    en: `${sign} Release ${colors.bold(release)} serves on ${where}.`,
    zh: `${sign} 版本 ${colors.bold(release)} 已在 ${where} 上服务。`,
  })
}

export function showRolledBack(terminal: Terminal, { release, hosts }: DeployResult): void {
  const { colors } = terminal
  const sign = colors.green('✓')
  terminal.say({
    en: `${sign} Release ${colors.bold(release)} serves again on ${placesOf(hosts)}; the database is as it was.`,
    zh: `${sign} 版本 ${colors.bold(release)} 已在 ${placesOf(hosts)} 上恢复服务；数据库保持不变。`,
  })
}

/** @param percent of the requests that the release gets */
export function showCanary(
  terminal: Terminal,
  { release, hosts }: DeployResult,
  percent: number,
  environment: string,
): void {
  const { colors } = terminal
  const sign = colors.green('✓')
  terminal.say({
    en: `${sign} Release ${colors.bold(release)} gets ${percent} % of the requests, on ${placesOf(hosts)}.`,
    zh: `${sign} 版本 ${colors.bold(release)} 在 ${placesOf(hosts)} 上接收 ${percent}% 的请求。`,
  })
  terminal.say({
    en: `  To all: npx tengyun deploy ${environment} --promote   Back: npx tengyun rollback ${environment}`,
    zh: `  全量：npx tengyun deploy ${environment} --promote   回退：npx tengyun rollback ${environment}`,
  })
}

/** `host-1 (blue), host-2 (green)` */
function placesOf(hosts: DeployResult['hosts']): string {
  return hosts.map(({ name, slot }) => `${name} (${slot})`).join(', ')
}

import type { LostHost } from '../hosts/absence.ts'
import type { Host } from '../hosts/host.ts'
import type { DeployResult } from '../releases/deploy/deploy.ts'
import { inLanguage, type Text } from '../text.ts'
import type { Terminal } from './terminal.ts'

/** Hosts that somebody left out, and how they come back. */
export function showLeftOut(terminal: Terminal, hosts: readonly Host[], environment: string): void {
  if (hosts.length === 0) return
  const sign = terminal.colors.yellow('!')
  const names = hosts.map(({ name }) => name)
  terminal.say({
    en: `${sign} Without ${names.join(', ')}, which gets no requests until it joins: npx tengyun apply ${environment}`,
    zh: `${sign} 不含 ${names.join('、')}，其重新加入前不接收请求：npx tengyun apply ${environment}`,
  })
}

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
  const { serving, working } = placesByRole(hosts)
  terminal.say({
    en: `${sign} Release ${colors.bold(release)} serves on ${serving}${working.en}.`,
    zh: `${sign} 版本 ${colors.bold(release)} 已在 ${serving} 上服务${working.zh}。`,
  })
}

export function showRolledBack(terminal: Terminal, { release, hosts }: DeployResult): void {
  const { colors } = terminal
  const sign = colors.green('✓')
  const { serving, working } = placesByRole(hosts)
  terminal.say({
    en: `${sign} Release ${colors.bold(release)} serves again on ${serving}${working.en}; the database is as it was.`,
    zh: `${sign} 版本 ${colors.bold(release)} 已在 ${serving} 上恢复服务${working.zh}；数据库保持不变。`,
  })
}

export function showJoined(terminal: Terminal, { release, hosts }: DeployResult): void {
  const sign = terminal.colors.green('✓')
  terminal.say({
    en: `${sign} Joined with release ${release}: ${placesOf(hosts)}.`,
    zh: `${sign} 已以版本 ${release} 加入：${placesOf(hosts)}。`,
  })
}

/** Hosts that should join and do not answer. */
export function showStillLost(terminal: Terminal, lost: readonly LostHost[], environment: string): void {
  for (const { host, why } of lost) {
    const sign = terminal.colors.yellow('!')
    const command = `npx tengyun host replace ${environment} ${host.name}`
    terminal.note({
      en: `${sign} ${host.name} does not answer, and gets no requests: ${inLanguage(why, 'en')} Make it anew: ${command}`,
      zh: `${sign} ${host.name} 没有应答，不接收请求：${inLanguage(why, 'zh')} 重建：${command}`,
    })
  }
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

/** Where people are served, and what is said of workers, if there are any. */
function placesByRole(hosts: DeployResult['hosts']): { readonly serving: string; readonly working: Text } {
  const workers = placesOf(hosts.filter(({ role }) => role === 'worker'))
  return {
    serving: placesOf(hosts.filter(({ role }) => role !== 'worker')),
    working:
      workers === ''
        ? { en: '', zh: '' }
        : { en: `, and works on ${workers}`, zh: `，并在 ${workers} 上执行任务` },
  }
}

/** `host-1 (blue), host-2 (green)` */
function placesOf(hosts: DeployResult['hosts']): string {
  return hosts.map(({ name, slot }) => `${name} (${slot})`).join(', ')
}

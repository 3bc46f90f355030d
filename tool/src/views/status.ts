import type { Readiness } from '../backups/readiness.ts'
import type { Role } from '../hosts/role.ts'
import type { DeployDue } from '../releases/due.ts'
import type { Purpose } from '../releases/history/history.ts'
import { duration } from './backups.ts'
import { showDue } from './due.ts'
import type { Terminal } from './terminal.ts'

export interface StatusReport {
  readonly environment: string
  readonly cloud: string
  readonly region: string
  readonly hosts: readonly {
    readonly name: string
    readonly role: Role
    readonly id: string
    /** Null for one that serves nobody. */
    readonly url: string | null
    readonly slot: string | null
    readonly release: string | null
    /** When its watcher last looked, in ISO 8601; null where it never did. */
    readonly watchedAt: string | null
    /** Why it does not answer; null where it does. */
    readonly lost: string | null
    /** Whether it has yet to get what the others serve, and its share of the requests. */
    readonly toJoin: boolean
  }[]
  /** A release that gets a share of the requests. */
  readonly canary: { readonly release: string; readonly shares: Readonly<Record<string, number>> } | null
  /** What somebody began and did not bring to its end. */
  readonly interrupted: Purpose | null
  /** Why what serves should be deployed once more. */
  readonly due: DeployDue
  /** Null where the environment keeps none. */
  readonly backups: Readiness | null
  /** Whether hosts are to watch themselves. */
  readonly watched: boolean
  readonly resources: readonly {
    readonly key: string
    readonly id: string
    readonly state: string
    readonly settled: boolean
  }[]
}

export function showStatus(terminal: Terminal, report: StatusReport, now: Date): void {
  const { colors } = terminal
  terminal.say(`${colors.bold(report.environment)}  ${colors.dim(`${report.cloud}, ${report.region}`)}`)
  for (const host of report.hosts) showHost(terminal, report.environment, host)
  showUnfinished(terminal, report)
  showDue(terminal, report.environment, report.due)
  if (report.watched) showWatchers(terminal, report, now)
  if (report.backups !== null) showReadiness(terminal, report.environment, report.backups)
  const width = Math.max(0, ...report.resources.map(({ key }) => key.length))
  for (const { key, id, state, settled } of report.resources) {
    const sign = settled ? colors.green('●') : colors.yellow('○')
    terminal.say(`  ${sign} ${key.padEnd(width)}  ${id}  ${colors.dim(state)}`)
  }
  if (report.resources.length === 0) {
    const command = `npx tengyun up ${report.environment}`
    terminal.say({
      en: `  There is nothing yet. Create it: ${command}`,
      zh: `  尚无资源。请运行：${command}`,
    })
  }
}

function showHost(
  { colors, say }: Terminal,
  environment: string,
  { name, url, slot, release, lost, toJoin }: StatusReport['hosts'][number],
): void {
  if (lost !== null) {
    const command = `npx tengyun host replace ${environment} ${name}`
    say({
      en: `  ${name}  ${colors.red('does not answer')}: ${lost} Make it anew: ${command}`,
      zh: `  ${name}  ${colors.red('没有应答')}：${lost} 重建：${command}`,
    })
    return
  }
  const head = `  ${name}  ${release} (${slot})`
  if (release === null) say({ en: `  ${name}  nothing serves`, zh: `  ${name}  没有版本在服务` })
  else if (url !== null) say(`${head}  ${url}`)
  else say({ en: `${head}  works, serves nobody`, zh: `${head}  执行任务，不服务用户` })
  if (toJoin) {
    const command = `npx tengyun apply ${environment}`
    say({
      en: `    ${colors.yellow('!')} it has yet to join with what serves: ${command}`,
      zh: `    ${colors.yellow('!')} 尚未以现行版本加入：${command}`,
    })
  }
}

/** Seconds without a look after which a watcher counts as silent. */
const longestSilence = 300

function showWatchers({ colors, say }: Terminal, { hosts, environment }: StatusReport, now: Date): void {
  for (const { name, watchedAt } of hosts.filter(({ lost }) => lost === null)) {
    const seconds =
      watchedAt === null ? undefined : Math.max(0, (now.getTime() - Date.parse(watchedAt)) / 1000)
    if (seconds !== undefined && seconds < longestSilence) {
      const ago = duration(seconds)
      say({
        en: `  ${colors.green('✓')} ${name} looked at itself ${ago} ago`,
        zh: `  ${colors.green('✓')} ${name} 于 ${ago} 前自检`,
      })
      continue
    }
    const since =
      seconds === undefined
        ? { en: '', zh: '' }
        : { en: ` for ${duration(seconds)}`, zh: `（已 ${duration(seconds)}）` }
    const command = `npx tengyun alarm install ${environment}`
    say({
      en: `  ${colors.red('✗')} ${name} has not been watched${since.en}: ${command}`,
      zh: `  ${colors.red('✗')} ${name} 未被监控${since.zh}：${command}`,
    })
  }
}

function showReadiness(
  { colors, say }: Terminal,
  environment: string,
  { proven, hours, ok }: Readiness,
): void {
  const sign = ok ? colors.green('✓') : colors.red('✗')
  if (proven === undefined || hours === undefined) {
    say({ en: `  ${sign} no backup is proven yet`, zh: `  ${sign} 尚无经过验证的备份` })
  } else {
    const age = duration(hours * 3_600)
    say({
      en: `  ${sign} newest proven backup: ${age} old (${proven})`,
      zh: `  ${sign} 最近一次验证过的备份：${age} 前（${proven}）`,
    })
  }
  if (ok) return
  const command = `npx tengyun backup ${environment} && npx tengyun drill ${environment}`
  say({ en: `    Make one and try it: ${command}`, zh: `    请备份并演练：${command}` })
}

function showUnfinished(terminal: Terminal, { environment, canary, interrupted }: StatusReport): void {
  const { colors } = terminal
  if (canary !== null) {
    const shares = Object.entries(canary.shares).map(([name, percent]) => `${name} ${percent} %`)
    terminal.say({
      en: `  ${colors.yellow('canary')} ${canary.release}: ${shares.join(', ')} of the requests`,
      zh: `  ${colors.yellow('灰度')} ${canary.release}：请求比例 ${shares.join('，')}`,
    })
    terminal.say({
      en: `  To all: npx tengyun deploy ${environment} --promote   Back: npx tengyun rollback ${environment}`,
      zh: `  全量：npx tengyun deploy ${environment} --promote   回退：npx tengyun rollback ${environment}`,
    })
  }
  if (interrupted !== null) {
    terminal.say({
      en: `  ${colors.yellow('!')} The last ${interrupted} was interrupted. Deploying again, or going back, carries on from there.`,
      zh: `  ${colors.yellow('!')} 上一次 ${interrupted} 被中断。重新部署或回退即可从中断处继续。`,
    })
  }
}

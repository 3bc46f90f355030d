import type { FailoverReport } from '../databases/failover/drill.ts'
import type { Toll } from '../databases/failover/trial.ts'
import type { SlowReport } from '../databases/postgres/slow.ts'
import { explainable, verdictOn } from '../databases/postgres/verdict.ts'
import { inLanguage } from '../text.ts'
import { tableLines } from './table.ts'
import type { Terminal } from './terminal.ts'

/** What a fail-over cost, one line for each kind of request. */
export function showFailover(terminal: Terminal, environment: string, report: FailoverReport): void {
  const { say, colors } = terminal
  for (const toll of report.tolls) showToll(terminal, toll)
  say(colors.dim(`  ${report.before}  →  ${report.after}`))
  const took = milliseconds(report.took)
  if (report.recovered)
    say({
      en: `${colors.green('✓')} ${environment}: the cloud took ${took}, and the app came back by itself.`,
      zh: `${colors.green('✓')} ${environment}：云端用时 ${took}，应用已自行恢复。`,
    })
  else
    say({
      en: `${colors.red('✗')} ${environment}: the cloud took ${took}, and the app did not come back.`,
      zh: `${colors.red('✗')} ${environment}：云端用时 ${took}，应用未能恢复。`,
    })
}

function showToll({ say, colors, language }: Terminal, toll: Toll): void {
  const { name, trials, failed, outage, slowest, why } = toll
  const mark = failed === 0 ? colors.green('✓') : colors.yellow('!')
  const slow = milliseconds(slowest)
  const words =
    failed === 0
      ? { en: `all ${trials} succeeded, the slowest in ${slow}`, zh: `${trials} 次全部成功，最慢 ${slow}` }
      : {
          en: `${failed} of ${trials} failed, out for ${milliseconds(outage)}; the slowest success took ${slow}`,
          zh: `${trials} 次中失败 ${failed} 次，中断 ${milliseconds(outage)}；成功中最慢 ${slow}`,
        }
  say(`  ${mark} ${name}  ${inLanguage(words, language)}`)
  if (why !== undefined) say(colors.dim(`      ${why}`))
}

/** The kinds of statements that took most time, and what that means. */
export function showSlowQueries(terminal: Terminal, environment: string, report: SlowReport): void {
  const { say, colors, columns } = terminal
  const span = `${report.from} – ${report.to}`
  say({
    en: `${environment}: ${report.calls} slow queries, ${milliseconds(report.time)} in all (${span}, UTC+8)`,
    zh: `${environment}：慢查询 ${report.calls} 次，共 ${milliseconds(report.time)}（${span}，UTC+8）`,
  })
  const rows = report.kinds.map(({ share, calls, average, longest, query }) => [
    `  ${Math.round(share * 100)} %`,
    `${calls} ×`,
    `⌀ ${milliseconds(average)}`,
    `≤ ${milliseconds(longest)}`,
    query.length > columns - 40 ? `${query.slice(0, Math.max(40, columns - 40))}…` : query,
  ])
  for (const line of tableLines(rows)) say(line)
  say(verdictOn(report))
  const query = explainable(report)
  if (query !== undefined) {
    say(colors.dim(`    npx tengyun db console ${environment} --command "explain ${query}"`))
  }
}

export function slowDocument(environment: string, report: SlowReport) {
  return { environment, ...report, verdict: verdictOn(report).en }
}

/** `812 ms`, `12.3 s` */
export function milliseconds(value: number): string {
  return value < 10_000 ? `${Math.round(value)} ms` : `${(value / 1000).toFixed(1)} s`
}

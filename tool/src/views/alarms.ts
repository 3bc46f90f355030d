import type { HostReport, ReportLine } from '../alarms/report.ts'
import type { Rule } from '../alarms/rule.ts'
import type { Hop } from '../notices/hop.ts'
import { inLanguage, type Language } from '../text.ts'
import { duration } from './backups.ts'
import { showHops } from './notices.ts'
import { tableLines } from './table.ts'
import type { Terminal } from './terminal.ts'

export interface AlarmsReport {
  readonly environment: string
  readonly reports: readonly HostReport[]
  /** Labels of those who are told. */
  readonly receivers: readonly string[]
}

export function showAlarms(
  terminal: Terminal,
  { environment, reports, receivers }: AlarmsReport,
  now: Date,
): void {
  const { colors, language } = terminal
  for (const report of reports) {
    terminal.say(`${colors.bold(report.host)}  ${aliveness(terminal, report, environment, now)}`)
    const rows = report.lines.map((line) => rowOf(terminal, line, now))
    for (const line of tableLines(rows)) terminal.say(`  ${line}`)
  }
  const people = receivers.join(', ')
  terminal.say(
    receivers.length === 0
      ? {
          en: 'Nobody is told: name receivers in `notices`.',
          zh: '没有人会收到通知：请在 `notices` 中配置接收者。',
        }
      : { en: `Told: ${people}`, zh: `通知对象：${people}` },
  )
  terminal.say(
    colors.dim(
      inLanguage(
        {
          en: `Cloud Monitor watches hosts and databases from outside; see npx tengyun resources ${environment}`,
          zh: `云监控另从外部监控主机与数据库；参见 npx tengyun resources ${environment}`,
        },
        language,
      ),
    ),
  )
}

export function showTested(
  terminal: Terminal,
  tested: readonly { readonly host: string; readonly hops: readonly Hop[] }[],
): void {
  for (const { host, hops } of tested) {
    terminal.say(terminal.colors.bold(host))
    showHops(terminal, hops)
  }
}

export function alarmsDocument({ environment, reports, receivers }: AlarmsReport, language: Language) {
  return {
    environment,
    receivers,
    hosts: reports.map(({ host, lookedAt, alive, lines }) => ({
      host,
      lookedAt: lookedAt?.toISOString() ?? null,
      alive,
      rules: lines.map(({ rule, of, value, detail, raised }) => ({
        rule: rule.id,
        title: inLanguage(rule.title, language),
        of,
        value,
        unit: rule.unit,
        limits: rule.steps.map(({ level, limit }) => ({ level, limit })),
        detail,
        raised: raised && { level: raised.level, since: raised.since.toISOString() },
      })),
    })),
  }
}

function aliveness(
  { colors, language }: Terminal,
  report: HostReport,
  environment: string,
  now: Date,
): string {
  const { alive, lookedAt } = report
  const command = `npx tengyun alarm install ${environment}`
  if (lookedAt === null)
    return colors.red(inLanguage({ en: `no watcher: ${command}`, zh: `没有监控程序：${command}` }, language))
  const ago = duration(Math.max(0, (now.getTime() - lookedAt.getTime()) / 1000))
  if (alive) return colors.dim(inLanguage({ en: `looked ${ago} ago`, zh: `${ago} 前检查` }, language))
  return colors.red(
    inLanguage({ en: `silent for ${ago}: ${command}`, zh: `已沉默 ${ago}：${command}` }, language),
  )
}

function rowOf({ colors, language }: Terminal, line: ReportLine, now: Date): string[] {
  const { rule, of, value, detail, raised } = line
  const sign = raised !== null ? colors.red('✗') : value === null ? colors.dim('·') : colors.green('✓')
  const name = of === '' ? rule.id : `${rule.id} ${of}`
  const since = raised && duration((now.getTime() - raised.since.getTime()) / 1000)
  const told =
    raised === null
      ? colors.dim(detail)
      : colors.red(
          inLanguage(
            {
              en: `${inLanguage(rule.title, 'en')}, ${raised.level} for ${since}. ${detail}`,
              zh: `${inLanguage(rule.title, 'zh')}，${raised.level}，已持续 ${since}。${detail}`,
            },
            language,
          ),
        )
  return [`${sign} ${name}`, shown(rule, value, language), limitOf(rule, language), told]
}

function shown({ unit }: Rule, value: number | null, language: Language): string {
  if (value === null) return '–'
  if (unit !== '') return `${value} ${unit}`
  return inLanguage(value === 0 ? { en: 'well', zh: '正常' } : { en: 'not well', zh: '异常' }, language)
}

/** `> 85, 95 %` */
function limitOf({ unit, worse, steps }: Rule, language: Language): string {
  if (unit === '') return ''
  const limits = steps.map(({ limit }) => limit).join(', ')
  const bad = inLanguage({ en: 'bad', zh: '异常' }, language)
  return `${bad} ${worse === 'higher' ? '>' : '<'} ${limits}`
}

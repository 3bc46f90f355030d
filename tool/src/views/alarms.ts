import type { HostReport, ReportLine } from '../alarms/report.ts'
import type { Rule } from '../alarms/rule.ts'
import type { Hop } from '../notices/hop.ts'
import { labels } from '../notices/render/words.ts'
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
      rules: lines.map(({ rule, of, value, detail, badSince, raised }) => ({
        rule: rule.id,
        title: inLanguage(rule.title, language),
        of,
        value,
        unit: rule.unit,
        limits: rule.steps.map(({ level, limit }) => ({ level, limit })),
        detail,
        badSince: badSince?.toISOString() ?? null,
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

function rowOf(terminal: Terminal, line: ReportLine, now: Date): string[] {
  const { rule, of, value } = line
  const { language } = terminal
  const name = of === '' ? rule.id : `${rule.id} ${of}`
  return [
    `${sign(terminal, line)} ${name}`,
    shown(rule, value, language),
    limitOf(rule, language),
    said(terminal, line, now),
  ]
}

function sign({ colors }: Terminal, { value, badSince, isConsequence, raised }: ReportLine): string {
  if (raised !== null) return colors.red('✗')
  if (badSince !== null || isConsequence) return colors.yellow('!')
  return value === null ? colors.dim('·') : colors.green('✓')
}

/** What people were told, or are about to be told. */
function said({ colors, language }: Terminal, line: ReportLine, now: Date): string {
  const { rule, detail, badSince, isConsequence, raised } = line
  const { title, lasts } = rule
  const since = (moment: Date) => duration(Math.max(0, (now.getTime() - moment.getTime()) / 1000))
  if (raised !== null) {
    const [level, ago] = [labels[raised.level], since(raised.since)]
    const en = `${title.en}: ${level.en}, for ${ago}. ${detail}`
    return colors.red(inLanguage({ en, zh: `${title.zh}：${level.zh}，已持续 ${ago}。${detail}` }, language))
  }
  if (isConsequence) {
    const en = `a consequence: nobody is told. ${detail}`
    return colors.yellow(inLanguage({ en, zh: `由其他异常引起，不单独通知。${detail}` }, language))
  }
  if (badSince === null) return colors.dim(detail)
  const ago = since(badSince)
  const en = `for ${ago}, told after ${duration(lasts)}. ${detail}`
  return colors.yellow(
    inLanguage({ en, zh: `已持续 ${ago}，满 ${duration(lasts)} 后通知。${detail}` }, language),
  )
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

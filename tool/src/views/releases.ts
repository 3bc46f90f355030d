import type { HistoryEntry, Outcome, Purpose } from '../releases/history/history.ts'
import type { ReleaseRow } from '../releases/history/overview.ts'
import { inLanguage, type Text } from '../text.ts'
import { minuteOf } from './minute.ts'
import { tableLines } from './table.ts'
import type { Colors, Terminal } from './terminal.ts'

export interface ReleasesReport {
  readonly environment: string
  readonly hosts: number
  readonly rows: readonly ReleaseRow[]
  /** Hosts that did not answer, so that nobody knows what they hold. */
  readonly unanswered: readonly string[]
}

export function showReleases(terminal: Terminal, report: ReleasesReport): void {
  const { colors } = terminal
  const { environment, rows, unanswered } = report
  if (rows.length === 0) {
    terminal.say({ en: `${environment} has no release yet.`, zh: `${environment} 尚无版本。` })
    return
  }
  const say = (text: Text) => inLanguage(text, terminal.language)
  const lines = rows.map((row) => cellsOf(terminal, report, row))
  const [head = '', ...body] = tableLines([heads.map(say), ...lines])
  terminal.say(colors.dim(`  ${head}`))
  rows.forEach(({ entry }, index) => {
    terminal.say(`  ${body[index]}`)
    if (entry?.why) terminal.say(colors.dim(`      ${say(entry.why)}`))
  })
  for (const name of unanswered) {
    terminal.say({ en: `  ${name} does not answer.`, zh: `  ${name} 没有响应。` })
  }
}

export function releasesDocument({ environment, rows, unanswered }: ReleasesReport) {
  return {
    environment,
    releases: rows.map(({ entry, id, servesOn, keptOn, isInBucket }) => ({
      number: entry?.number ?? null,
      release: id,
      revision: revisionIn(id),
      purpose: entry?.purpose ?? null,
      outcome: entry?.outcome ?? null,
      underWay: entry !== undefined && entry.outcome === null,
      startedAt: entry?.startedAt ?? null,
      endedAt: entry?.endedAt ?? null,
      by: entry?.by ?? null,
      why: entry?.why?.en ?? null,
      hosts: entry?.hosts ?? [],
      servesOn,
      keptOn,
      inBucket: isInBucket,
    })),
    unanswered,
  }
}

const heads: readonly Text[] = [
  { en: '#', zh: '#' },
  { en: 'release', zh: '版本' },
  { en: 'revision', zh: '代码' },
  { en: 'when', zh: '时间' },
  { en: 'what', zh: '操作' },
  { en: 'how it ended', zh: '结果' },
  { en: 'kept', zh: '保留于' },
  { en: 'serves on', zh: '正在服务' },
  { en: 'by', zh: '操作人' },
]

function cellsOf(terminal: Terminal, { hosts }: ReleasesReport, row: ReleaseRow): string[] {
  const { colors } = terminal
  const { entry, id, servesOn } = row
  const say = (text: Text) => inLanguage(text, terminal.language)
  return [
    entry === undefined ? '–' : String(entry.number),
    servesOn.length > 0 ? colors.bold(id) : id,
    revisionIn(id),
    entry === undefined ? '–' : minuteOf(entry.startedAt),
    entry === undefined ? '–' : say(purposes[entry.purpose]),
    entry === undefined ? '–' : endingOf(entry, colors, say),
    say(keptIn(row, hosts)) || '–',
    servesOn.join(', ') || '–',
    entry === undefined ? '–' : authorOf(entry),
  ]
}

export const purposes: Readonly<Record<Purpose, Text>> = {
  deploy: { en: 'deploy', zh: '部署' },
  promote: { en: 'promote', zh: '全量' },
  rollback: { en: 'rollback', zh: '回退' },
  join: { en: 'join', zh: '加入' },
}

export const outcomes: Readonly<
  Record<Outcome, { readonly color: 'green' | 'red' | 'yellow'; readonly text: Text }>
> = {
  deployed: { color: 'green', text: { en: 'deployed', zh: '已部署' } },
  canary: { color: 'yellow', text: { en: 'canary', zh: '灰度' } },
  'rolled-back': { color: 'red', text: { en: 'rolled back', zh: '已回滚' } },
  failed: { color: 'red', text: { en: 'failed', zh: '失败' } },
  interrupted: { color: 'yellow', text: { en: 'interrupted', zh: '中断' } },
}

function endingOf({ outcome }: HistoryEntry, colors: Colors, say: (text: Text) => string): string {
  if (outcome === null) return colors.yellow(say({ en: 'under way', zh: '进行中' }))
  const { color, text } = outcomes[outcome]
  return colors[color](say(text))
}

/** `2 hosts, bucket` */
function keptIn({ keptOn, isInBucket }: ReleaseRow, hosts: number): Text {
  const words: Text[] = []
  if (keptOn.length > 0)
    words.push({ en: `${keptOn.length}/${hosts} hosts`, zh: `${keptOn.length}/${hosts} 台主机` })
  if (isInBucket) words.push({ en: 'bucket', zh: '存储桶' })
  return { en: words.map(({ en }) => en).join(', '), zh: words.map(({ zh }) => zh).join('、') }
}

function authorOf({ by }: HistoryEntry): string {
  return by.run === undefined ? by.name : `${by.name} (${by.run})`
}

/** The last part of `20260314-091207-a1b2c3d`. */
function revisionIn(id: string): string {
  return id.slice(id.lastIndexOf('-') + 1)
}

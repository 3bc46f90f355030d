import type { Figures } from '../monitor/figures.ts'
import type { History } from '../monitor/history.ts'
import { inLanguage, type Language, type Text } from '../text.ts'
import { bytes } from './backups.ts'
import { tableLines } from './table.ts'
import type { Colors } from './terminal.ts'

export interface MonitorView {
  readonly project: string
  readonly environment: string
  readonly place: string
  readonly figures: Figures
  readonly history: History
  /** Milliseconds since 1970. */
  readonly now: number
  readonly language: Language
  readonly colors: Colors
  readonly columns: number
  readonly rows: number
}

/** From here on a share is worth a look, and from there on it needs somebody. */
const high = { warning: 80, bad: 92 }

/** What the window shows: at 80 by 24 everything has its place; with many hosts, the rest is counted. */
export function monitorLines(view: MonitorView): string[] {
  const { colors, project, environment, place, figures, rows, now } = view
  const say = (text: Text) => inLanguage(text, view.language)
  const at = new Intl.DateTimeFormat('sv', { timeStyle: 'medium' }).format(now)
  const head = `${colors.bold(`${project} ${environment}`)}  ${colors.dim(`${place}  ${at}`)}`
  const problems = figures.unknown.map(({ of, why }) =>
    colors.yellow(`! ${of}: ${lastLine(inLanguage(why, view.language))}`),
  )
  const others = otherLines(view)
  const room = rows - others.length - Math.min(problems.length, 3) - 5
  return [
    head,
    '',
    ...hostLines(view, Math.max(1, room)),
    '',
    ...others,
    ...problems.slice(0, 3),
    colors.dim(say({ en: 'q or Ctrl-C ends it', zh: '按 q 或 Ctrl-C 退出' })),
  ]
}

function hostLines({ figures, history, colors, language, columns }: MonitorView, room: number): string[] {
  const say = (text: Text) => inLanguage(text, language)
  const heads = [
    { en: 'Hosts', zh: '主机' },
    { en: '', zh: '' },
    { en: 'cpu', zh: 'CPU' },
    { en: 'memory', zh: '内存' },
    { en: 'disk', zh: '磁盘' },
    { en: 'slot', zh: '槽位' },
    { en: 'release', zh: '版本' },
  ].map((text) => colors.dim(say(text)))
  // The line that counts the others takes the place of one.
  const shown = figures.hosts.slice(0, figures.hosts.length > room ? room - 1 : room)
  const cells = shown.map(({ name, cpu, memory, disk, slot, release }) => [
    colors.bold(name),
    colors.cyan(line(history.get(`cpu ${name}`) ?? [], lineWidth(columns), 100)),
    shareText(colors, cpu),
    shareText(colors, memory),
    shareText(colors, disk),
    slot ?? '–',
    release ?? '–',
  ])
  const hidden = figures.hosts.length - shown.length
  return [
    ...tableLines([heads, ...cells]),
    ...(hidden > 0 ? [colors.dim(say({ en: `… and ${hidden} more`, zh: `… 另有 ${hidden} 台` }))] : []),
  ]
}

function otherLines({ figures, history, colors, language, columns }: MonitorView): string[] {
  const say = (text: Text) => inLanguage(text, language)
  const { requests, postgres, redis, agents } = figures
  const none = ['–']
  const rows: readonly (readonly [Text, string, readonly string[]])[] = [
    [
      { en: 'Requests', zh: '请求' },
      'requests',
      requests === undefined
        ? none
        : [
            `${number(requests.perSecond)}/s`,
            `P95 ${requests.p95 === undefined ? '–' : `${number(requests.p95)} ms`}`,
            `${say({ en: 'failed', zh: '失败' })} ${troubleText(colors, requests.failed)}`,
          ],
    ],
    [
      { en: 'PostgreSQL', zh: 'PostgreSQL' },
      'postgres',
      postgres === undefined
        ? none
        : [
            `${postgres.perSecond === undefined ? '–' : number(postgres.perSecond)} tps`,
            `${postgres.connections}/${postgres.allowed} ${say({ en: 'connections', zh: '连接' })}`,
            `${say({ en: 'in memory', zh: '缓存命中' })} ${percent(postgres.hits)}`,
          ],
    ],
    [
      { en: 'Redis', zh: 'Redis' },
      'redis',
      redis === undefined
        ? none
        : [
            `${redis.clients} ${say({ en: 'clients', zh: '客户端' })}`,
            `${bytes(redis.usedBytes)}${redis.allowedBytes === undefined ? '' : `/${bytes(redis.allowedBytes)}`}`,
            `${say({ en: 'hits', zh: '命中' })} ${percent(redis.hits)}`,
          ],
    ],
    [
      { en: 'Agents', zh: '智能体' },
      'agents',
      agents === undefined
        ? none
        : [
            `${agents.running} ${say({ en: 'running', zh: '运行中' })}`,
            `${agents.queued} ${say({ en: 'queued', zh: '排队' })}`,
            `${say({ en: 'turn', zh: '每轮' })} ${agents.turn === undefined ? '–' : `${number(agents.turn)} s`}`,
            `${say({ en: 'failed', zh: '失败' })} ${troubleText(colors, agents.failed)}`,
          ],
    ],
    [
      { en: 'Tokens', zh: '令牌' },
      'tokens',
      agents?.tokensPerMinute === undefined ? none : [`${number(agents.tokensPerMinute)}/min`],
    ],
  ]
  return tableLines(
    rows.map(([name, series, cells]) => [
      colors.bold(say(name)),
      colors.cyan(line(history.get(series) ?? [], lineWidth(columns))),
      cells.join('  '),
    ]),
  )
}

/** A wide window has room for two minutes. */
function lineWidth(columns: number): number {
  return columns >= 110 ? 40 : 14
}

const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█']

/** The newest values as bars, filled up on the left, so that now is always in the same place. */
function line(values: readonly number[], width: number, highest = Math.max(1, ...values)): string {
  const shown = values.slice(-width)
  const drawn = shown.map(
    (value) => bars[Math.round((Math.min(value, highest) / highest) * (bars.length - 1))],
  )
  return ' '.repeat(width - shown.length) + drawn.join('')
}

function shareText(colors: Colors, share: number | undefined): string {
  if (share === undefined) return '–'
  const text = percent(share)
  return share >= high.bad ? colors.red(text) : share >= high.warning ? colors.yellow(text) : text
}

/** A share that should be nothing. */
function troubleText(colors: Colors, share: number | undefined): string {
  return share !== undefined && share > 0 ? colors.red(percent(share)) : percent(share)
}

function percent(share: number | undefined): string {
  return share === undefined ? '–' : `${number(share)} %`
}

function number(value: number): string {
  return new Intl.NumberFormat('en', { maximumFractionDigits: value < 10 ? 1 : 0 }).format(value)
}

/** Programs complain at length, and say at the end what it was. */
function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? ''
}

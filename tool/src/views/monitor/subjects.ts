import type { AgentFigures } from '../../monitor/figures/agents.ts'
import type { PostgresFigures } from '../../monitor/figures/postgres.ts'
import type { RedisFigures } from '../../monitor/figures/redis.ts'
import type { RequestFigures } from '../../monitor/figures/requests.ts'
import { inLanguage, type Text, verbatim } from '../../text.ts'
import { bytes } from '../backups.ts'
import { tableLines } from '../table.ts'
import type { Colors } from '../terminal.ts'
import { line, lineWidth, number, percent, troubleText } from './marks.ts'
import type { MonitorView } from './view.ts'

/** A line for each thing that all hosts share. */
export function subjectLines(view: MonitorView): string[] {
  const { databases, figures, history, colors, language, columns } = view
  const { requests, postgres, redis, agents } = figures
  const telling: Telling = { colors, say: (text) => inLanguage(text, language) }
  const row = (name: Text, series: string, cells: readonly string[] = ['–']) => [
    colors.bold(inLanguage(name, language)),
    colors.cyan(line(history.get(series) ?? [], lineWidth(columns))),
    cells.join('  '),
  ]
  return tableLines([
    row({ en: 'Requests', zh: '请求' }, 'requests', requests && requestCells(telling, requests)),
    ...(databases.includes('postgres')
      ? [row(verbatim('PostgreSQL'), 'postgres', postgres && postgresCells(telling, postgres))]
      : []),
    ...(postgres?.lag === undefined
      ? []
      : [row({ en: 'Standbys', zh: '只读实例' }, 'lag', [behind(telling, postgres.lag)])]),
    ...(databases.includes('redis')
      ? [row(verbatim('Redis'), 'redis', redis && redisCells(telling, redis))]
      : []),
    row({ en: 'Agents', zh: '智能体' }, 'agents', agents && agentCells(telling, agents)),
    row({ en: 'Tokens', zh: '令牌' }, 'tokens', agents && [`${known(agents.tokensPerMinute)}/min`]),
  ])
}

interface Telling {
  readonly colors: Colors
  say(text: Text): string
}

function requestCells({ colors, say }: Telling, { perSecond, p95, failed }: RequestFigures): string[] {
  return [
    `${number(perSecond)}/s`,
    `P95 ${known(p95, ' ms')}`,
    `${say(failing)} ${troubleText(colors, failed)}`,
  ]
}

function postgresCells(
  { say }: Telling,
  { perSecond, connections, allowed, hits }: PostgresFigures,
): string[] {
  return [
    `${known(perSecond)} tps`,
    `${connections}/${allowed} ${say({ en: 'connections', zh: '连接' })}`,
    `${say({ en: 'in memory', zh: '缓存命中' })} ${percent(hits)}`,
  ]
}

function behind({ say }: Telling, lag: number): string {
  const seconds = `${number(lag)} s`
  return say({ en: `${seconds} behind`, zh: `落后 ${seconds}` })
}

function redisCells({ say }: Telling, { clients, usedBytes, allowedBytes, hits }: RedisFigures): string[] {
  const limit = allowedBytes === undefined ? '' : `/${bytes(allowedBytes)}`
  return [
    `${clients} ${say({ en: 'clients', zh: '客户端' })}`,
    `${bytes(usedBytes)}${limit}`,
    `${say({ en: 'hits', zh: '命中' })} ${percent(hits)}`,
  ]
}

function agentCells({ colors, say }: Telling, { running, queued, turn, failed }: AgentFigures): string[] {
  return [
    `${running} ${say({ en: 'running', zh: '运行中' })}`,
    `${queued} ${say({ en: 'queued', zh: '排队' })}`,
    `${say({ en: 'turn', zh: '每轮' })} ${known(turn, ' s')}`,
    `${say(failing)} ${troubleText(colors, failed)}`,
  ]
}

const failing: Text = { en: 'failed', zh: '失败' }

function known(value: number | undefined, unit = ''): string {
  return value === undefined ? '–' : `${number(value)}${unit}`
}

import { inLanguage, type Text } from '../../text.ts'
import { bytes } from '../backups.ts'
import { tableLines } from '../table.ts'
import { line, lineWidth, number, percent, troubleText } from './marks.ts'
import type { MonitorView } from './view.ts'

/** A line for each thing that all hosts share. */
export function subjectLines({ figures, history, colors, language, columns }: MonitorView): string[] {
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

import { adviceOn } from '../databases/redis/advice.ts'
import type { BigKeys } from '../databases/redis/host/order.ts'
import { hitRate } from '../databases/redis/info.ts'
import { type RedisShard, together } from '../databases/redis/shards.ts'
import type { SlowLog } from '../databases/redis/slow.ts'
import { inLanguage, type Text } from '../text.ts'
import { tableLines } from './table.ts'
import type { Terminal } from './terminal.ts'

export function showRedisInfo(
  terminal: Terminal,
  environment: string,
  shards: readonly RedisShard[],
  remarks: readonly Text[],
): void {
  const { say, colors, language } = terminal
  const info = together(shards)
  const rate = hitRate(info)
  const rows: readonly (readonly [Text, string])[] = [
    [{ en: 'version', zh: '版本' }, `${info.version}, ${days(info.uptime)}`],
    [
      { en: 'memory', zh: '内存' },
      `${size(info.used)} / ${size(info.allowed)} (≤ ${size(info.peak)}), ${info.policy}`,
    ],
    [
      { en: 'keys', zh: '键' },
      `${info.keys}, ${info.ending} ${inLanguage({ en: 'of them end', zh: '个会过期' }, language)}`,
    ],
    [{ en: 'clients', zh: '连接' }, `${info.clients} / ${info.mostClients}`],
    [{ en: 'commands', zh: '命令' }, `${info.perSecond}/s`],
    [{ en: 'hits', zh: '命中率' }, rate === undefined ? '–' : `${Math.round(rate * 100)} %`],
  ]
  say(colors.bold(environment))
  for (const line of tableLines(rows.map(([name, value]) => [`  ${inLanguage(name, language)}`, value])))
    say(line)
  if (shards.length > 1) showShards(terminal, shards)
  for (const remark of remarks) say(`  ${colors.yellow('!')} ${inLanguage(remark, language)}`)
  if (remarks.length === 0)
    say({ en: `  ${colors.green('✓')} Nothing stands out.`, zh: `  ${colors.green('✓')} 没有异常。` })
}

function showShards({ say, colors, language }: Terminal, shards: readonly RedisShard[]): void {
  say(colors.bold(inLanguage({ en: '  By shard', zh: '  按分片' }, language)))
  const rows = shards.map(({ shard, used, allowed, keys, perSecond }) => [
    `  ${shard}`,
    `${size(used)} / ${size(allowed)}`,
    inLanguage({ en: keys === 1 ? '1 key' : `${keys} keys`, zh: `${keys} 个键` }, language),
    `${perSecond}/s`,
  ])
  for (const line of tableLines(rows)) say(line)
}

/** Names with what to do instead, then the longest ones. */
export function showSlowLog({ say, colors, language }: Terminal, environment: string, log: SlowLog): void {
  say({
    en: `${environment}: ${log.calls} slow commands (${log.from} – ${log.to}, UTC+8)`,
    zh: `${environment}：慢命令 ${log.calls} 条（${log.from} – ${log.to}，UTC+8）`,
  })
  if (log.calls > 0 && log.names.length === 0)
    say({
      en: 'So many that the cloud tells no more of them: look at a shorter time, such as --since 1h.',
      zh: '数量过多，云端不再提供明细：请缩短时间范围，例如 --since 1h。',
    })
  for (const { command, calls, longest } of log.names) {
    say(`  ${colors.bold(command)}  ${calls} ×  ≤ ${longest} ms`)
    const advice = adviceOn(command)
    if (advice !== undefined) say(colors.dim(`      ${inLanguage(advice, language)}`))
  }
  const rows = log.commands.map(({ at, milliseconds, command, key, client }) => [
    `  ${at}`,
    `${milliseconds} ms`,
    `${command} ${key}`.trim(),
    client,
  ])
  for (const line of tableLines(rows)) say(colors.dim(line))
}

export function showBigKeys({ say, colors, language }: Terminal, environment: string, found: BigKeys): void {
  const { keys, looked, biggest, groups } = found
  const sample = looked < keys
  say({
    en: `${environment}: ${looked} of ${keys} keys looked at${sample ? ', a sample' : ''}`,
    zh: `${environment}：共 ${keys} 个键，已查看 ${looked} 个${sample ? '（抽样）' : ''}`,
  })
  const never = inLanguage({ en: 'never ends', zh: '不过期' }, language)
  const keyRows = biggest
    .slice(0, 10)
    .map(({ bytes, type, length, endsIn, key }) => [
      `  ${size(bytes)}`,
      `${type} ${length}`,
      endsIn < 0 ? never : days(endsIn),
      visible(key),
    ])
  for (const line of tableLines(keyRows)) say(line)
  const groupRows = groups
    .slice(0, 10)
    .map(({ prefix, keys: members, bytes }) => [
      `  ${size(bytes)}`,
      `${members} ×`,
      prefix === '' ? inLanguage({ en: '(no prefix)', zh: '（无前缀）' }, language) : `${visible(prefix)}*`,
    ])
  if (groupRows.length > 0) say(colors.bold(inLanguage({ en: 'By prefix', zh: '按前缀' }, language)))
  for (const line of tableLines(groupRows)) say(line)
}

/** A key may be any bytes; those that would steer the terminal are told by their codes. */
function visible(key: string): string {
  const shown = key.replaceAll(
    /\p{C}/gu,
    (one) => `\\u${(one.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  )
  return shown.length > 80 ? `${shown.slice(0, 80)}…` : shown
}

function size(bytes: number): string {
  if (bytes < 1_024) return `${bytes} B`
  const units = ['KiB', 'MiB', 'GiB']
  const power = Math.min(units.length, Math.floor(Math.log2(bytes) / 10))
  return `${(bytes / 1_024 ** power).toFixed(1)} ${units[power - 1]}`
}

function days(seconds: number): string {
  if (seconds < 120) return `${seconds} s`
  if (seconds < 3_600) return `${Math.round(seconds / 60)} min`
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} h` : `${Math.round(seconds / 86_400)} d`
}

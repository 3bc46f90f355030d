import type { Capacity } from '../capacity/capacity.ts'
import { planned, rates } from '../capacity/rates.ts'
import { usage } from '../capacity/usage.ts'
import { assumptionsOf } from '../cost/cost.ts'
import { inLanguage, type Language, type Text } from '../text.ts'
import { costDocument, yuan } from './cost.ts'
import { tableLines } from './table.ts'
import type { Terminal } from './terminal.ts'

/** What an environment has to be for each number of users, side by side. */
export function showCapacity(terminal: Terminal, environment: string, capacities: readonly Capacity[]): void {
  const { colors, language } = terminal
  terminal.say({
    en: `${colors.bold(environment)}, as large as it has to be:`,
    zh: `${colors.bold(environment)} 按用户数所需的规模：`,
  })
  for (const line of tableLines(rows.map((row) => cellsOf(row, capacities, language))))
    terminal.say(`  ${line}`)
  terminal.say('')
  for (const text of [...assumptions, ...costAssumptions(capacities)])
    terminal.say(colors.dim(`  · ${inLanguage(text, language)}`))
}

/** The same for machines. */
export function capacityDocument(environment: string, capacities: readonly Capacity[], language: Language) {
  return {
    environment,
    assumptions: { usage, rates, planned },
    capacities: capacities.map(({ load, sizes, cost, model, limit }) => ({
      users: load.users,
      load,
      sizes,
      cost: costDocument(cost, language),
      model,
      limit: { of: inLanguage(limit.of, language), users: Math.floor(limit.users) },
    })),
  }
}

interface Row {
  readonly title: Text
  cell(capacity: Capacity, language: Language): string
}

const count = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const roughly = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 })

const rows: readonly Row[] = [
  { title: { en: 'users', zh: '用户数' }, cell: ({ load }) => count.format(load.users) },
  {
    title: { en: 'requests a second', zh: '每秒请求数' },
    cell: ({ load }) => roughly.format(load.requestsPerSecond),
  },
  { title: { en: 'WebSockets', zh: 'WebSocket 连接' }, cell: ({ load }) => roughly.format(load.sockets) },
  {
    title: { en: 'agents at work at once', zh: '同时工作的智能体' },
    cell: ({ load }) => roughly.format(load.agents),
  },
  { title: { en: 'hosts', zh: '主机' }, cell: ({ sizes }) => `${sizes.hosts} × ${sizes.hostSize}` },
  {
    title: { en: 'PostgreSQL', zh: 'PostgreSQL' },
    cell: ({ sizes }) => `${sizes.postgresSize}, ${sizes.postgresStorage} GB`,
  },
  { title: { en: 'Redis', zh: 'Redis' }, cell: ({ sizes }) => `${sizes.redisMemory} GB` },
  {
    title: { en: 'files in a year', zh: '一年的文件' },
    cell: ({ load }) => `${count.format(load.files)} GB`,
  },
  { title: { en: 'the cloud, a month', zh: '云资源（每月）' }, cell: ({ cost }) => yuan(cost.monthly) },
  { title: { en: 'the model, a month', zh: '模型（每月）' }, cell: ({ model }) => yuan(model) },
  {
    title: { en: 'used up first', zh: '最先用尽' },
    cell: ({ limit }, language) => inLanguage(limit.of, language),
  },
  {
    title: { en: '… at so many users', zh: '……此时的用户数' },
    cell: ({ limit }) => roughly.format(Math.floor(limit.users)),
  },
]

function cellsOf(row: Row, capacities: readonly Capacity[], language: Language): string[] {
  return [inLanguage(row.title, language), ...capacities.map((capacity) => row.cell(capacity, language))]
}

const percent = (share: number) => `${Math.round(share * 100)} %`

/** What the table rests on, each in one line. */
const assumptions: readonly Text[] = [
  {
    en: `in the busiest hour ${percent(usage.present)} of the users have the console open, each with ${usage.requestsPerMinute} requests a minute`,
    zh: `最忙的一小时有 ${percent(usage.present)} 的用户打开控制台，每人每分钟 ${usage.requestsPerMinute} 次请求`,
  },
  {
    en: `a user orders ${usage.runsPerDay} runs of agents a day, ${percent(usage.inBusiestHour)} of them in that hour; a run has ${usage.turnsPerRun} turns of ${usage.secondsPerTurn} s, ${usage.tokensIn} tokens in and ${usage.tokensOut} out each, of deepseek-flash in busy hours`,
    zh: `每位用户每天发起 ${usage.runsPerDay} 次智能体运行，其中 ${percent(usage.inBusiestHour)} 在该小时；每次 ${usage.turnsPerRun} 轮，每轮 ${usage.secondsPerTurn} 秒、输入 ${usage.tokensIn}、输出 ${usage.tokensOut} 个词元，按 deepseek-flash 高峰价`,
  },
  {
    en: `a user leaves ${usage.databaseMegabytesPerYear} MB in the database and ${usage.filesPerYear} GB of files a year`,
    zh: `每位用户每年产生数据库 ${usage.databaseMegabytesPerYear} MB、文件 ${usage.filesPerYear} GB`,
  },
  {
    en: `a host bears ${rates.requestsPerSecond} requests a second, ${rates.agents} agents and ${rates.sockets} WebSockets (measured); ${percent(planned)} of that is planned with, and one host more from 100 users on`,
    zh: `每台主机实测可承载每秒 ${rates.requestsPerSecond} 次请求、${rates.agents} 个智能体、${rates.sockets} 个 WebSocket；按其 ${percent(planned)} 规划，100 名用户起多备一台主机`,
  },
]

function costAssumptions(capacities: readonly Capacity[]): Text[] {
  const texts = capacities.flatMap(({ cost }) => assumptionsOf(cost))
  // The amounts of the files' bucket differ from one column to the next, and stand in the table.
  const same = texts.filter((text) => texts.filter(({ en }) => en === text.en).length === capacities.length)
  return [...new Map(same.map((text) => [text.en, text])).values()]
}

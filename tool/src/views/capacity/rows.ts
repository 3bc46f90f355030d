import type { Capacity } from '../../capacity/capacity.ts'
import { inLanguage, type Language, type Text } from '../../text.ts'
import { yuan } from '../cost.ts'

interface Row {
  readonly title: Text
  cell(capacity: Capacity, language: Language): string
}

const count = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const roughly = new Intl.NumberFormat('en', { maximumSignificantDigits: 2 })

/** What users ask of an environment … */
const asked: readonly Row[] = [
  { title: { en: 'users', zh: '用户数' }, cell: ({ load }) => count.format(load.users) },
  {
    title: { en: 'requests a second', zh: '每秒请求数' },
    cell: ({ load }) => roughly.format(load.requestsPerSecond),
  },
  { title: { en: 'WebSockets', zh: 'WebSocket 连接' }, cell: ({ load }) => roughly.format(load.sockets) },
  {
    title: { en: 'agents at work at once', zh: '同时工作的智能体' },
    cell: ({ load }) => (load.agents > 0 ? roughly.format(load.agents) : '–'),
  },
  {
    title: { en: 'files in a year', zh: '一年的文件' },
    cell: ({ load }) => `${count.format(load.files)} GB`,
  },
  {
    title: { en: 'answers, a month', zh: '响应流量（每月）' },
    cell: ({ load }) => `${roughly.format(load.answered)} GB`,
  },
]

/** … what it has to be for that … */
const needed: readonly Row[] = [
  { title: { en: 'hosts', zh: '主机' }, cell: ({ sizes }) => `${sizes.web} × ${sizes.hostSize}` },
  {
    title: { en: 'workers', zh: 'Worker 主机' },
    cell: ({ sizes }) => (sizes.workers > 0 ? `${sizes.workers} × ${sizes.hostSize}` : '–'),
  },
  {
    title: { en: 'PostgreSQL', zh: 'PostgreSQL' },
    cell: ({ sizes, databases }) =>
      databases.includes('postgres') ? `${sizes.postgresSize}, ${sizes.postgresStorage} GB` : '–',
  },
  {
    title: { en: 'Redis', zh: 'Redis' },
    cell: ({ sizes, databases }) => (databases.includes('redis') ? `${sizes.redisMemory} GB` : '–'),
  },
  { title: { en: 'bandwidth', zh: '公网带宽' }, cell: ({ sizes }) => `${sizes.bandwidth} Mbps` },
  {
    title: { en: 'AUTOGEN_MAX_AGENTS', zh: 'AUTOGEN_MAX_AGENTS' },
    cell: ({ load, sizes }) => (load.agents > 0 ? count.format(sizes.agentsPerProcess) : '–'),
  },
  {
    title: { en: 'MAX_RUNS', zh: 'MAX_RUNS' },
    cell: ({ load, sizes }) => (load.agents > 0 ? count.format(sizes.runs) : '–'),
  },
]

/** … and what comes of it. */
const resulting: readonly Row[] = [
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

/** The table of the terminal and of docs/capacity.md: its rows, each with its title and a cell for each number of users. */
export function capacityRows(capacities: readonly Capacity[], language: Language): string[][] {
  return [...asked, ...needed, ...resulting].map(({ title, cell }) => [
    inLanguage(title, language),
    ...capacities.map((capacity) => cell(capacity, language)),
  ])
}

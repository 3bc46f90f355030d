import type { Text } from '../text.ts'

/** What was measured, rounded to the unfavourable side: one thing that a size is reckoned from. */
export interface Rate {
  readonly of: Text
  readonly value: number
  readonly unit: 'ms' | 'KiB' | ''
  /** What measures it anew … */
  readonly command: string
  /** … and what the figure is called there, and in docs/performance.md. */
  readonly figure: string
}

const capacity = 'npm run bench -- capacity'
const app = 'npm run bench -- app'

/**
 * What requests and turns take, and what one process bore, on a machine with two virtual processors as a host has them.
 * Processor time adds up: that of one process of the app is a core at most. docs/performance.md has the figures; a test
 * holds that none of these is more favourable.
 */
export const rates = {
  request: {
    of: { en: 'a request, processor time of the app', zh: '每个请求占用应用的处理器时间' },
    ...{ value: 1.2, unit: 'ms', command: capacity, figure: 'a request, of the app’s processor' },
  },
  requestQueries: {
    of: { en: 'a request, processor time of PostgreSQL', zh: '每个请求占用 PostgreSQL 的处理器时间' },
    ...{ value: 0.5, unit: 'ms', command: capacity, figure: 'a request, of PostgreSQL’s processor' },
  },
  answer: {
    of: { en: 'its answer, compressed', zh: '每个响应（压缩后）' },
    ...{ value: 2, unit: 'KiB', command: capacity, figure: 'an answer, compressed' },
  },
  turn: {
    of: { en: 'a turn of an agent, processor time of the app', zh: '智能体每轮占用应用的处理器时间' },
    ...{ value: 10, unit: 'ms', command: capacity, figure: 'a turn, of the worker’s processor' },
  },
  turnQueries: {
    of: { en: 'a turn, processor time of PostgreSQL', zh: '每轮占用 PostgreSQL 的处理器时间' },
    ...{ value: 6, unit: 'ms', command: capacity, figure: 'a turn, of PostgreSQL’s processor' },
  },
  turnForMonths: {
    of: { en: 'a turn, in the database for three months', zh: '每轮在数据库中保留三个月的数据' },
    ...{ value: 3.5, unit: 'KiB', command: capacity, figure: 'a turn, in the database for three months' },
  },
  turnForGood: {
    of: { en: 'a turn, in the database for good', zh: '每轮在数据库中长期保留的数据' },
    ...{ value: 2.5, unit: 'KiB', command: capacity, figure: 'a turn, in the database for good' },
  },
  agents: {
    of: {
      en: 'agents at work in one process, beside which the API answers 97.5 % within 100 ms',
      zh: '单个进程中同时工作的智能体（此时 API 97.5% 的响应在 100 ms 以内）',
    },
    ...{ value: 100, unit: '', command: app, figure: 'p97.5 of the API beside 100 agents in its process' },
  },
  sockets: {
    of: {
      en: 'WebSockets of one process, within 250 MiB',
      zh: '单个进程的 WebSocket 连接（内存不超过 250 MiB）',
    },
    ...{ value: 10_000, unit: '', command: app, figure: 'server with 10000 listeners' },
  },
} as const satisfies Record<string, Rate>

/** The share of what a process or a server bears that is planned with: the rest is for peaks, and for neighbours. */
export const planned = 0.5

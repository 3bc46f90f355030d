import type { Text } from '../text.ts'
import type { Load } from './load.ts'
import { loadOf } from './load.ts'
import { planned, rates } from './rates.ts'

/** vCPU and memory, as a config writes them. */
type SizeWord = `${number}c${number}g`

/** How large an environment has to be. */
export interface Sizes {
  /** Of two cores each: one for the app's process, one for the web server and whatever else there is. */
  readonly hosts: number
  readonly hostSize: SizeWord
  readonly postgresSize: SizeWord
  /** GB */
  readonly postgresStorage: number
  /** GB */
  readonly redisMemory: number
}

/** What is used up first as users become more. */
export interface Limit {
  readonly of: Text
  /** As many users as it bears. */
  readonly users: number
}

/** The classes of PostgreSQL that are sold nearly everywhere. */
const postgresClasses = [
  { size: '1c2g', cores: 1, memory: 2 },
  { size: '2c4g', cores: 2, memory: 4 },
  { size: '4c8g', cores: 4, memory: 8 },
  { size: '4c16g', cores: 4, memory: 16 },
  { size: '8c32g', cores: 8, memory: 32 },
] as const
const largestClass = { size: '8c32g', cores: 8, memory: 32 } as const

/** Of the data of a year, what is asked for so often that it should lie in memory. */
const hot = 0.05

/** GB that are there before anybody has written anything. */
const ownStorage = 20

/** GB of Redis of which none is for the app: what the server itself and its replica's buffers take. */
const ownMemory = 0.25

/** From as many users on the loss of a host must cost nobody anything. */
const spareFrom = 100

/** The smallest sizes that bear a load for a year, with half of what was measured to spare. */
export function sizesFor(load: Load): Sizes {
  const needed = Math.max(1, ...hostShares(load).map(({ share }) => Math.ceil(share / planned)))
  return {
    hosts: needed + (load.users >= spareFrom ? 1 : 0),
    hostSize: '2c4g',
    postgresSize: postgresFor(load).size,
    postgresStorage: Math.ceil((ownStorage + load.database) / 10) * 10,
    redisMemory: Math.max(1, Math.ceil(load.cache / planned + ownMemory)),
  }
}

/** What such sizes cannot bear first, at the full rates that were measured. */
export function firstLimit(sizes: Sizes): Limit {
  const one = loadOf(1)
  const { cores } = postgresClasses.find(({ size }) => size === sizes.postgresSize) ?? largestClass
  const limits: Limit[] = [
    ...hostShares(one).map(({ of, share }) => ({ of, users: sizes.hosts / share })),
    { of: queries, users: cores / (statementsOf(one) / rates.statementsPerCore) },
    { of: storage, users: (sizes.postgresStorage - ownStorage) / one.database },
    { of: memory, users: (sizes.redisMemory - ownMemory) / one.cache },
  ]
  return limits.reduce((first, limit) => (limit.users < first.users ? limit : first))
}

/** What a load is of all that one host bears. */
function hostShares(load: Load): { readonly of: Text; readonly share: number }[] {
  return [
    { of: requests, share: load.requestsPerSecond / rates.requestsPerSecond },
    { of: agents, share: load.agents / rates.agents },
    { of: sockets, share: load.sockets / rates.sockets },
  ]
}

function postgresFor(load: Load) {
  const cores = statementsOf(load) / rates.statementsPerCore / planned
  const gigabytes = load.database * hot
  return postgresClasses.find((one) => one.cores >= cores && one.memory >= gigabytes) ?? largestClass
}

function statementsOf({ requestsPerSecond, turnsPerSecond }: Load): number {
  return requestsPerSecond * rates.statementsPerRequest + turnsPerSecond * rates.statementsPerTurn
}

const requests: Text = { en: 'requests to the hosts', zh: '主机的请求处理能力' }
const agents: Text = { en: 'agents at work on the hosts', zh: '主机上同时工作的智能体' }
const sockets: Text = { en: 'WebSockets of the hosts', zh: '主机的 WebSocket 连接数' }
const queries: Text = { en: 'cores of PostgreSQL', zh: 'PostgreSQL 的核数' }
const storage: Text = { en: 'a year’s storage of PostgreSQL', zh: 'PostgreSQL 一年的存储空间' }
const memory: Text = { en: 'memory of Redis', zh: 'Redis 内存' }

import type { Told } from '../health/host/told.ts'
import type { Agents } from './host/collectors/agents.ts'
import { lookBack } from './host/collectors/requests.ts'
import type { HostReading } from './host/reading.ts'
import type { Round } from './round.ts'

/** What people look at, made of two rounds: counts become rates. A figure that nobody knows is undefined. */
export interface Figures {
  readonly hosts: readonly HostFigures[]
  readonly requests: RequestFigures | undefined
  readonly postgres: PostgresFigures | undefined
  readonly redis: RedisFigures | undefined
  readonly agents: AgentFigures | undefined
  /** What could not be found out: by whom, and why. */
  readonly unknown: readonly { readonly of: string; readonly why: string }[]
}

export interface HostFigures {
  readonly name: string
  /** Percent. */
  readonly cpu: number | undefined
  readonly memory: number | undefined
  readonly disk: number | undefined
  readonly slot: string | undefined
  readonly release: string | undefined
}

export interface RequestFigures {
  readonly perSecond: number
  /** Milliseconds; of the slowest host. */
  readonly p95: number | undefined
  /** Percent of all requests. */
  readonly failed: number
}

export interface PostgresFigures {
  readonly connections: number
  readonly allowed: number
  /** Percent of blocks that were in memory. */
  readonly hits: number | undefined
  readonly perSecond: number | undefined
}

export interface RedisFigures {
  readonly usedBytes: number
  readonly allowedBytes: number | undefined
  readonly clients: number
  /** Percent of reads that found their key. */
  readonly hits: number | undefined
}

export interface AgentFigures {
  readonly running: number
  readonly queued: number
  /** Seconds of an average turn since the round before; else since the app began. */
  readonly turn: number | undefined
  /** Percent of calls; likewise. */
  readonly failed: number | undefined
  readonly tokensPerMinute: number | undefined
}

export function figuresOf(before: Round | undefined, now: Round): Figures {
  const earlier = new Map(before?.map(({ host, reading }) => [host, reading]))
  const pairs = now.map(({ host, reading }) => ({ host, reading, before: earlier.get(host) }))
  return {
    hosts: pairs.map(({ host, reading, before }) => hostFigures(host, reading, before)),
    requests: requestFigures(now),
    postgres: postgresFigures(pairs),
    redis: redisFigures(pairs),
    agents: agentFigures(pairs),
    unknown: now.flatMap(unknownIn),
  }
}

interface Pair {
  readonly host: string
  readonly reading: HostReading | undefined
  readonly before: HostReading | undefined
}

function hostFigures(
  name: string,
  reading: HostReading | undefined,
  before: HostReading | undefined,
): HostFigures {
  const machine = told(reading?.machine)
  const earlier = told(before?.machine)
  const slot = told(reading?.slot)
  const ticks = machine && earlier ? machine.processor.all - earlier.processor.all : 0
  const busy = machine && earlier ? machine.processor.busy - earlier.processor.busy : 0
  return {
    name,
    cpu: share(busy, ticks),
    memory: machine?.memoryPercent,
    disk: machine?.disk.usedPercent,
    slot: slot?.slot,
    release: slot?.release,
  }
}

function requestFigures(now: Round): RequestFigures | undefined {
  const all = now.flatMap(({ reading }) => told(reading?.requests) ?? [])
  if (all.length === 0) return undefined
  const count = sum(all, ({ count }) => count)
  const slowest = all.flatMap(({ p95 }) => (p95 === undefined || p95 === null ? [] : [p95]))
  return {
    perSecond: count / lookBack,
    p95: slowest.length === 0 ? undefined : Math.max(...slowest),
    failed:
      share(
        sum(all, ({ failed }) => failed),
        count,
      ) ?? 0,
  }
}

function postgresFigures(pairs: readonly Pair[]): PostgresFigures | undefined {
  const pair = pairs.find(({ reading }) => told(reading?.postgres) !== undefined)
  const now = told(pair?.reading?.postgres)
  if (pair?.reading === undefined || now === undefined) return undefined
  const before = told(pair.before?.postgres)
  const seconds = (pair.reading.at - (pair.before?.at ?? pair.reading.at)) / 1000
  // A server that was started anew counts from nothing.
  const since = before !== undefined && before.transactions <= now.transactions ? before : undefined
  const hits = now.hits - (since?.hits ?? 0)
  const reads = now.reads - (since?.reads ?? 0)
  return {
    connections: now.connections,
    allowed: now.allowed,
    hits: share(hits, hits + reads) ?? share(now.hits, now.hits + now.reads),
    perSecond:
      since === undefined || seconds <= 0 ? undefined : (now.transactions - since.transactions) / seconds,
  }
}

function redisFigures(pairs: readonly Pair[]): RedisFigures | undefined {
  const pair = pairs.find(({ reading }) => told(reading?.redis) !== undefined)
  const now = told(pair?.reading?.redis)
  if (now === undefined) return undefined
  const before = told(pair?.before?.redis)
  const since = before !== undefined && before.hits <= now.hits ? before : { hits: 0, misses: 0 }
  const [hits, misses] = [now.hits - since.hits, now.misses - since.misses]
  const { usedBytes, allowedBytes, clients } = now
  return {
    usedBytes,
    allowedBytes: allowedBytes ?? undefined,
    clients,
    hits: share(hits, hits + misses) ?? share(now.hits, now.hits + now.misses),
  }
}

function agentFigures(pairs: readonly Pair[]): AgentFigures | undefined {
  const all = pairs.flatMap(({ reading, before }) => {
    const now = told(reading?.agents)
    if (reading === undefined || now === undefined || now === null) return []
    const earlier = told(before?.agents)
    const isSame = earlier !== undefined && earlier !== null && earlier.began === now.began
    const minutes = isSame && before !== undefined ? (reading.at - before.at) / 60_000 : 0
    return [{ now, since: isSame ? earlier : undefined, minutes }]
  })
  if (all.length === 0) return undefined
  const grown = (count: (agents: Agents) => number) =>
    sum(all, ({ now, since }) => count(now) - (since === undefined ? 0 : count(since)))
  const total = (count: (agents: Agents) => number) => sum(all, ({ now }) => count(now))
  const lately = (part: (agents: Agents) => number, whole: (agents: Agents) => number) =>
    grown(whole) > 0 ? grown(part) / grown(whole) : total(whole) > 0 ? total(part) / total(whole) : undefined
  const failed = lately(
    ({ failedCalls }) => failedCalls,
    ({ calls }) => calls,
  )
  const rates = all.filter(({ minutes }) => minutes > 0)
  return {
    running: total(({ running }) => running),
    queued: total(({ queued }) => queued),
    turn: lately(
      ({ turnSeconds }) => turnSeconds,
      ({ turns }) => turns,
    ),
    failed: failed === undefined ? undefined : 100 * failed,
    tokensPerMinute:
      rates.length === 0
        ? undefined
        : sum(rates, ({ now, since, minutes }) => (now.tokens - (since?.tokens ?? now.tokens)) / minutes),
  }
}

function unknownIn({ host, reading, why }: Round[number]): Figures['unknown'] {
  if (reading === undefined) return [{ of: host, why: why ?? '' }]
  const { machine, slot, requests, agents, postgres, redis } = reading
  return Object.entries({ machine, slot, requests, agents, postgres, redis }).flatMap(([name, one]) =>
    one !== undefined && 'why' in one ? [{ of: `${host} ${name}`, why: one.why }] : [],
  )
}

function told<T>(one: Told<T> | undefined): T | undefined {
  return one !== undefined && 'told' in one ? one.told : undefined
}

/** Percent; undefined of nothing. */
function share(part: number, whole: number): number | undefined {
  return whole > 0 ? (100 * part) / whole : undefined
}

function sum<T>(items: readonly T[], of: (item: T) => number): number {
  return items.reduce((total, item) => total + of(item), 0)
}

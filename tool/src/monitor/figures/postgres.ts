import { type Pair, share, told } from './rates.ts'

export interface PostgresFigures {
  readonly connections: number
  readonly allowed: number
  /** Percent of blocks that were in memory. */
  readonly hits: number | undefined
  readonly perSecond: number | undefined
  /** Seconds that what is only read is behind. */
  readonly lag?: number | undefined
}

export function postgresFigures(pairs: readonly Pair[]): PostgresFigures | undefined {
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
    lag: told(pair.reading.standby)?.lag ?? undefined,
    connections: now.connections,
    allowed: now.allowed,
    hits: share(hits, hits + reads) ?? share(now.hits, now.hits + now.reads),
    perSecond:
      since === undefined || seconds <= 0 ? undefined : (now.transactions - since.transactions) / seconds,
  }
}

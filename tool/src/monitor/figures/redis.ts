import { type Pair, share, told } from './rates.ts'

export interface RedisFigures {
  readonly usedBytes: number
  readonly allowedBytes: number | undefined
  readonly clients: number
  /** Percent of reads that found their key. */
  readonly hits: number | undefined
}

export function redisFigures(pairs: readonly Pair[]): RedisFigures | undefined {
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

import type { CheckInput } from '../check.ts'
import { ask, bearing } from './http.ts'
import { once } from './once.ts'
import { percentile } from './percentile.ts'

/** How many ask at once, for how long, and how often at most: enough to measure by, and no attack. */
export const pressure = { clients: 10, seconds: 3, requests: 2_000 } as const

export interface Load {
  readonly paths: readonly PathLoad[]
  readonly requests: number
  readonly seconds: number
  /** Milliseconds. */
  readonly p95: number
  readonly failures: number
  /** The share of answers from the cache, of those that say whether they are; undefined where none does. */
  readonly hitRate: number | undefined
  /** How old, in seconds, those answers may have been that say so: they came from a standby of the database. */
  readonly lags: readonly number[]
}

export interface PathLoad {
  readonly path: string
  readonly requests: number
  readonly p95: number
}

interface Sample {
  readonly path: string
  readonly milliseconds: number
  readonly status: number
  readonly cache: string | null
  readonly lag: string | null
}

/** What people would feel while ten of them read without a pause. Undefined where the config names nothing to read. */
export const loadOf = once(async ({ session, site, signal }: CheckInput): Promise<Load | undefined> => {
  const acceptance = session.project.config.app.acceptance
  if (acceptance === undefined) return undefined
  const paths = acceptance.reads.length === 0 ? [acceptance.path] : acceptance.reads
  const headers = bearing(session)
  // The first answers of a release that has just started say nothing of how it goes on.
  for (const path of paths) await ask(`${site}${path}`, { headers })

  const samples: Sample[] = []
  const begun = performance.now()
  const until = begun + pressure.seconds * 1000
  let asked = 0
  const client = async () => {
    while (performance.now() < until && asked < pressure.requests && !signal.aborted) {
      const path = paths[asked++ % paths.length] ?? '/'
      const { status, milliseconds, headers: answered } = await ask(`${site}${path}`, { headers })
      const [cache, lag] = [answered.get('x-cache'), answered.get('x-data-lag')]
      samples.push({ path, milliseconds, status, cache, lag })
    }
  }
  await Promise.all(Array.from({ length: pressure.clients }, client))
  return summary(samples, (performance.now() - begun) / 1000)
})

function summary(samples: readonly Sample[], seconds: number): Load {
  const cached = samples.filter(({ cache }) => cache !== null)
  const byPath = Map.groupBy(samples, ({ path }) => path)
  return {
    paths: [...byPath].map(([path, own]) => ({ path, requests: own.length, p95: p95Of(own) })),
    requests: samples.length,
    seconds,
    p95: p95Of(samples),
    lags: samples.flatMap(({ lag }) => (lag === null ? [] : [Number(lag)])),
    failures: samples.filter(({ status }) => status !== 200).length,
    hitRate:
      cached.length === 0 ? undefined : cached.filter(({ cache }) => cache === 'hit').length / cached.length,
  }
}

function p95Of(samples: readonly Sample[]): number {
  return percentile(
    samples.map(({ milliseconds }) => milliseconds),
    0.95,
  )
}

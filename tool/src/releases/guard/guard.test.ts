import { describe, expect, it } from 'vitest'
import type { Timing } from '../../cloud/timing.ts'
import { guard, type Watched } from './guard.ts'
import { type Sample, sum } from './sample.ts'

/** A clock on which sleeping takes no time and moves it. */
function quickClock(): Timing {
  let now = 0
  return {
    now: () => now,
    random: () => 0.5,
    sleep: async (milliseconds, signal) => {
      signal?.throwIfAborted()
      now += milliseconds
    },
  }
}

function answered(requests: number, { failed = 0, milliseconds = 10 } = {}): Sample {
  return { failed, took: new Map([[milliseconds, requests - failed]]) }
}

/** A host that shows these samples one after the other, and the last one for ever. */
function host(name: string, ...samples: Sample[]): Watched & { readonly looks: () => number } {
  let looks = 0
  return {
    name,
    looks: () => looks,
    look: async () => samples[Math.min(looks++, samples.length - 1)] ?? answered(0),
  }
}

const limits = { errorRate: 0.05, p95: 200 }
const watch = (watched: Watched[], more: { signal?: AbortSignal; seconds?: number } = {}) =>
  guard({ watched, limits, seconds: 60, timing: quickClock(), signal: undefined, ...more })

describe('the guard', () => {
  it('lets a release stay that does well for as long as it is watched', async () => {
    const good = host('host-1', answered(100, { failed: 4 }))
    expect(await watch([good])).toEqual({ kind: 'held-up' })
    expect(good.looks()).toBe(60)
  })

  it('finds a rise of errors with the first look that shows it, though all before was well', async () => {
    const worsening = host('host-1', ...Array<Sample>(30).fill(answered(100)), answered(100, { failed: 100 }))
    const verdict = await watch([worsening])
    expect(verdict).toMatchObject({
      kind: 'too-bad',
      host: 'host-1',
      why: { en: '100 of the last 1000 requests failed (10 %; 5 % may).' },
    })
    expect(worsening.looks()).toBe(31)
  })

  it('finds answers that became slow', async () => {
    const verdict = await watch([host('host-1', answered(100), answered(1000, { milliseconds: 850 }))])
    expect(verdict).toMatchObject({ kind: 'too-bad', why: { en: expect.stringContaining('850 ms (200 ms') } })
  })

  it('does not judge by a handful of requests', async () => {
    expect(await watch([host('host-1', answered(10, { failed: 5 }), answered(0))])).toEqual({
      kind: 'held-up',
    })
  })

  it('forgives a bad beginning that is over', async () => {
    const bad = answered(19, { failed: 1 })
    const samples = [bad, ...Array<Sample>(9).fill(answered(0)), answered(100, { failed: 5 })]
    expect(await watch([host('host-1', ...samples)])).toEqual({ kind: 'held-up' })
  })

  it('does not let good hosts hide a bad one', async () => {
    const good = host('host-1', answered(10_000))
    const bad = host('host-2', answered(100, { failed: 50 }))
    expect(await watch([good, bad])).toMatchObject({ kind: 'too-bad', host: 'host-2' })
  })

  it('leaves the release when somebody does not want to wait', async () => {
    const stop = new AbortController()
    const impatient: Watched = {
      name: 'host-1',
      look: async () => {
        stop.abort()
        return answered(10)
      },
    }
    expect(await watch([impatient], { signal: stop.signal })).toEqual({ kind: 'unwatched' })
  })
})

describe('samples', () => {
  it('add up by how long requests took', () => {
    expect(sum([answered(3), answered(4, { failed: 1 }), answered(2, { milliseconds: 20 })])).toEqual({
      failed: 1,
      took: new Map([
        [10, 6],
        [20, 2],
      ]),
    })
  })
})

import { expect, it } from 'vitest'
import type { Sample } from './sample.ts'
import { trendsOf } from './trends.ts'

const MINUTE = 60_000
const span = { from: 0, to: 2 * MINUTE, stepMs: MINUTE }

function aSample(process: string, at: number, counts: Partial<Sample> = {}): Sample {
  return {
    ...{ process, at, requests: 0, failures: 0, within: {} },
    ...{ cacheReads: 0, cacheLoads: 0, modelCalls: 0, modelFailures: 0, tokens: 0 },
    ...{ sockets: 0, memoryBytes: 0, agentsAtWork: 0, agentsWaiting: 0 },
    runs: { queued: 0, running: 0, waiting: 0 },
    ...counts,
  }
}

it('adds what all processes did in a step, and says nothing of steps that nobody has seen', () => {
  const points = trendsOf(
    [
      aSample('a', 0, { sockets: 2 }),
      aSample('a', 30_000, { requests: 300, failures: 3, sockets: 4, cacheReads: 100, cacheLoads: 5 }),
      aSample('b', 10_000),
      aSample('b', 40_000, { requests: 30, sockets: 1, cacheReads: 100, cacheLoads: 15 }),
    ],
    span,
  )
  expect(points).toEqual([
    expect.objectContaining({
      at: '1970-01-01T00:01:00.000Z',
      processes: 2,
      requestsPerSecond: 5.5,
      failedShare: 3 / 330,
      cacheHitRate: 0.9,
      liveConnections: 5,
    }),
    expect.objectContaining({ processes: 0, requestsPerSecond: null, p95Ms: null, liveConnections: null }),
  ])
})

it('adds the agents of all processes, and counts runs once', () => {
  const runs = { queued: 3, running: 2, waiting: 1 }
  const [point] = trendsOf(
    [
      ...[aSample('a', 0), aSample('a', 30_000, { agentsAtWork: 2, tokens: 600, runs })],
      ...[aSample('b', 0), aSample('b', 30_001, { agentsAtWork: 3, modelCalls: 4, modelFailures: 1, runs })],
    ],
    span,
  )
  expect(point).toMatchObject({
    ...{ agentsAtWork: 5, runsQueued: 3, runsRunning: 2, runsWaiting: 1 },
    ...{ tokensPerMinute: 600, modelFailedShare: 0.25 },
  })
})

it('begins anew with each process, so that a restart is no fall below zero', () => {
  const points = trendsOf(
    [
      aSample('old', 0, { requests: 900 }),
      aSample('old', 15_000, { requests: 915 }),
      aSample('new', 30_000, { requests: 5 }),
      aSample('new', 45_000, { requests: 20 }),
    ],
    span,
  )
  expect(points[0]?.requestsPerSecond).toBeCloseTo(0.5)
})

it('reads latencies out of the buckets', () => {
  const [point] = trendsOf(
    [aSample('a', 0), aSample('a', 30_000, { requests: 100, within: { '0.1': 50, '0.2': 90, '1': 100 } })],
    span,
  )
  expect([point?.p50Ms, point?.p95Ms].map((ms) => Math.round(ms ?? 0))).toEqual([100, 600])
})

import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '../../../test/app.ts'

let test: TestApp
/** Moved by hand: a step of the trends is over when the test says so. */
let now = new Date('2026-11-22T12:00:00Z')

beforeAll(async () => {
  test = await startTestApp({ clock: () => now })
}, 30_000)
afterAll(() => test.stop())

it('tells of the requests since it was asked last, but not of those that only look', async () => {
  const { inject } = await test.as('viewer')
  const ask = async () => (await inject('/api/metrics/trends?minutes=5')).json()
  await ask()
  for (let request = 0; request < 6; request++) await inject('/api/plans')
  for (let request = 0; request < 9; request++) await inject('/api/status')
  now = new Date(now.getTime() + 30_000)
  const { stepSeconds, points } = await ask()
  expect(stepSeconds).toBe(30)
  expect(points).toHaveLength(10)
  expect(points.at(-1)).toMatchObject({
    at: now.toISOString(),
    processes: 1,
    requestsPerSecond: 0.2,
    failedShare: 0,
  })
  expect(points.at(-1).p95Ms).toBeGreaterThan(0)
  expect(points[0]).toMatchObject({ processes: 0, requestsPerSecond: null })
})

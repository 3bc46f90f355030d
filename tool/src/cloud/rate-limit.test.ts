import { describe, expect, it } from 'vitest'
import { rateLimiter } from './rate-limit.ts'
import type { Timing } from './timing.ts'

/** Time that sleeping moves, for one who asks after the other. */
function movedClock(): Timing {
  let at = 0
  return {
    now: () => at,
    random: () => 0,
    sleep: async (milliseconds) => {
      at += milliseconds
    },
  }
}

async function secondsFor(requests: number, product: string, action: string): Promise<number> {
  const timing = movedClock()
  const limit = rateLimiter(timing)
  for (let request = 0; request < requests; request++) await limit(product, action, undefined)
  return timing.now() / 1000
}

describe('the rate of requests', () => {
  it('lets a second’s worth go at once', async () => {
    expect(await secondsFor(15, 'vpc', 'DescribeVpcs')).toBe(0)
  })

  it('stays below the cloud’s limit after that', async () => {
    const seconds = await secondsFor(215, 'vpc', 'DescribeVpcs')
    expect(200 / seconds).toBeLessThanOrEqual(15.01)
  })

  it('is lower for what the cloud limits more', async () => {
    expect(await secondsFor(80, 'cvm', 'RunInstances')).toBeGreaterThan(
      await secondsFor(80, 'cvm', 'DescribeInstances'),
    )
  })

  it('is counted for each action apart', async () => {
    const timing = movedClock()
    const limit = rateLimiter(timing)
    for (let request = 0; request < 15; request++) await limit('vpc', 'DescribeVpcs', undefined)
    await limit('vpc', 'DescribeSubnets', undefined)
    expect(timing.now()).toBe(0)
  })
})

import { Client as CvmClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_client.js'
import { Client as VpcClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_client.js'
import { expect, test } from 'vitest'
import { anEmulator } from '../../test/emulator.ts'
import { manualClock } from '../../test/manual-clock.ts'
import { createRateLimiter, type Metered } from './rate-limits.ts'

const describeVpcs: Metered = {
  product: 'vpc',
  action: 'DescribeVpcs',
  region: 'ap-guangzhou',
  caller: { type: 'root', uin: '100000000001' },
}

/** How many of so many calls are let through. */
function passed(limit: (call: Metered) => void, call: Metered, calls: number): number {
  let count = 0
  for (let index = 0; index < calls; index += 1) {
    try {
      limit(call)
      count += 1
    } catch {}
  }
  return count
}

test('twenty calls of an action are let through in each second', () => {
  const clock = manualClock()
  clock.advance(1000 - (clock.now() % 1000))
  const limit = createRateLimiter(clock)
  expect(passed(limit, describeVpcs, 25)).toBe(20)
  clock.advance(999)
  expect(passed(limit, describeVpcs, 1)).toBe(0)
  clock.advance(1)
  expect(passed(limit, describeVpcs, 25)).toBe(20)
})

test('actions, regions and sub-accounts count apart, and some actions have limits of their own', () => {
  const limit = createRateLimiter(manualClock())
  passed(limit, describeVpcs, 25)
  expect(passed(limit, { ...describeVpcs, action: 'DescribeSubnets' }, 25)).toBe(20)
  expect(passed(limit, { ...describeVpcs, region: 'ap-shanghai' }, 25)).toBe(20)
  const role = { type: 'role', uin: '100000000001', roleName: 'ci', sessionName: 's' } as const
  expect(passed(limit, { ...describeVpcs, caller: role }, 25)).toBe(20)
  expect(passed(limit, { ...describeVpcs, product: 'cvm', action: 'RunInstances' }, 25)).toBe(10)
  expect(passed(limit, { ...describeVpcs, product: 'cvm', action: 'DescribeInstances' }, 50)).toBe(40)
})

test('a call beyond the limit is refused in the cloud’s words', async () => {
  await using emulator = await anEmulator({ rateLimits: true })
  const client = emulator.client(VpcClient)
  const outcomes = await Promise.allSettled(Array.from({ length: 60 }, () => client.DescribeVpcs({})))
  const refused = outcomes.filter(({ status }) => status === 'rejected')
  expect(refused.length).toBeGreaterThan(0)
  expect(refused[0]).toMatchObject({
    reason: {
      code: 'RequestLimitExceeded',
      message:
        'Your current request times equals to `21` in a second, which exceeds the frequency limit `20` for a second. Please reduce the frequency of calls.',
    },
  })
})

test('faster than the cloud, nothing is limited unless asked for', async () => {
  await using emulator = await anEmulator()
  const client = emulator.client(CvmClient)
  await Promise.all(Array.from({ length: 60 }, () => client.DescribeZones()))
})

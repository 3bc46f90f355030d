import type { Clock } from '../engine/clock.ts'
import { CloudError } from '../errors.ts'
import type { Caller } from '../services/service.ts'

/** Calls a second of one action, region and sub-account. https://cloud.tencent.com/document/product/1278/109059 */
const usual = 20

/** What the pages of single actions say otherwise, e.g. https://cloud.tencent.com/document/api/213/15728 */
const exceptions: Readonly<Record<string, number>> = {
  'cvm:DescribeInstances': 40,
  'cvm:RunInstances': 10,
  'cvm:TerminateInstances': 10,
  'cvm:ModifyInstancesAttribute': 10,
  'cvm:ResetInstancesType': 10,
  'cvm:InquiryPriceRunInstances': 10,
  'cvm:InquiryPriceResetInstancesType': 10,
  'postgres:CreateInstances': 100,
  'postgres:DescribeDBInstances': 1000,
}

export function limitOf(product: string, action: string): number {
  return exceptions[`${product}:${action}`] ?? usual
}

export interface Metered {
  readonly product: string
  readonly action: string
  readonly region: string
  readonly caller: Caller
}

/**
 * Counts calls by the second in which they arrive, as the cloud does. Its seconds are real ones, however fast
 * the rest of its time goes by.
 *
 * @returns what refuses a call beyond the limit with `RequestLimitExceeded`
 */
export function createRateLimiter(clock: Pick<Clock, 'now'>): (call: Metered) => void {
  const counts = new Map<string, number>()
  let second = 0

  return ({ product, action, region, caller }) => {
    const now = Math.floor(clock.now() / 1000)
    if (now !== second) counts.clear()
    second = now
    const key = `${product}:${action}/${region}/${nameOf(caller)}`
    const count = (counts.get(key) ?? 0) + 1
    counts.set(key, count)
    const limit = limitOf(product, action)
    if (count > limit) throw limitExceeded(count, limit)
  }
}

/** Clients read the figures out of it. */
export function limitExceeded(count: number, limit: number): CloudError {
  return new CloudError(
    'RequestLimitExceeded',
    `Your current request times equals to \`${count}\` in a second, which exceeds the frequency limit \`${limit}\` for a second. Please reduce the frequency of calls.`,
  )
}

function nameOf(caller: Caller): string {
  switch (caller.type) {
    case 'root':
      return 'root'
    case 'role':
      return `role/${caller.roleName}`
    case 'federated':
      return `federated/${caller.name}`
  }
}

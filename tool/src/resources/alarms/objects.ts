import { ownBalancers } from '../clb/own-balancers.ts'
import type { ResourceContext } from '../kind.ts'

/**
 * The object that an alarm policy watches, as Cloud Monitor writes it: a text of JSON whose members differ from
 * product to product. A wrong one is accepted without a word and switches the policy off.
 */
export async function dimensionsOf(context: ResourceContext, id: string): Promise<string> {
  if (id.startsWith('ins-')) return JSON.stringify({ unInstanceId: id })
  if (id.startsWith('crs-')) return JSON.stringify({ instanceid: id })
  if (id.startsWith('postgres-')) {
    const answer = await context.cloud.call('postgres', 'DescribeDBInstanceAttribute', { DBInstanceId: id })
    return JSON.stringify({ uid: answer.DBInstance?.Uid ?? 0, resourceId: id })
  }
  if (id.startsWith('lb-')) {
    const balancer = (await ownBalancers(context)).find(({ LoadBalancerId }) => LoadBalancerId === id)
    return JSON.stringify({ vip: balancer?.LoadBalancerVips?.[0] ?? '' })
  }
  throw new Error(`Cloud Monitor is not told how to watch ${id}`)
}

/** The ids of watched objects, out of their dimensions; what is not known stays as it is written. */
export async function idsOf(context: ResourceContext, dimensions: readonly string[]): Promise<string[]> {
  const parsed = dimensions.map((text): Dimensions => JSON.parse(text || '{}'))
  const balancers = parsed.some(({ vip }) => vip !== undefined) ? await ownBalancers(context) : []
  const balancerAt = (vip: string) =>
    balancers.find(({ LoadBalancerVips }) => LoadBalancerVips?.includes(vip))?.LoadBalancerId
  return parsed.map(
    ({ unInstanceId, instanceid, resourceId, vip }, index) =>
      unInstanceId ?? instanceid ?? resourceId ?? balancerAt(vip ?? '') ?? dimensions[index] ?? '',
  )
}

interface Dimensions {
  readonly unInstanceId?: string
  readonly instanceid?: string
  readonly resourceId?: string
  readonly vip?: string
}

/**
 * Bindings name regions by a code of their own, while the request's header has the full name. Guangzhou and
 * Shanghai are documented, the others follow from the console.
 */
export function regionCode(region: string): string {
  return regionCodes[region] ?? region
}

const regionCodes: Readonly<Record<string, string>> = {
  'ap-guangzhou': 'gz',
  'ap-shanghai': 'sh',
  'ap-nanjing': 'nj',
  'ap-beijing': 'bj',
  'ap-chengdu': 'cd',
  'ap-chongqing': 'cq',
  'ap-hongkong': 'hk',
  'ap-singapore': 'sg',
}

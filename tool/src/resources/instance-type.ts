import type { InstanceTypeQuotaItem } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import type { Cloud } from '../cloud/cloud.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { nearestSize, type Size, writeSize } from './sizes.ts'

/**
 * The cheapest type of that size that is sold in the zone: names of types say little and go out of sale.
 *
 * @throws TengyunError `cloud/no-stock` with where the size is sold, and what the zone sells instead
 */
export async function chooseType(
  cloud: Cloud,
  { zone, cpu, memory }: Size & { readonly zone: string },
): Promise<string> {
  const inZone = await soldByTheHour(cloud, [{ Name: 'zone', Values: [zone] }])
  const cheapest = inZone
    .filter((type) => type.Cpu === cpu && type.Memory === memory)
    .sort((a, b) => priceOf(a) - priceOf(b))[0]?.InstanceType
  if (cheapest !== undefined) return cheapest
  throw noneSold(zone, { cpu, memory }, inZone, await soldByTheHour(cloud, []))
}

async function soldByTheHour(
  cloud: Cloud,
  filters: { Name: string; Values: string[] }[],
): Promise<InstanceTypeQuotaItem[]> {
  const answer = await cloud.call('cvm', 'DescribeZoneInstanceConfigInfos', {
    Filters: [...filters, { Name: 'instance-charge-type', Values: ['POSTPAID_BY_HOUR'] }],
  })
  return (answer.InstanceTypeQuotaSet ?? []).filter(({ Status }) => Status === 'SELL')
}

function priceOf({ Price }: InstanceTypeQuotaItem): number {
  return Price?.UnitPrice ?? 0
}

function noneSold(
  zone: string,
  { cpu, memory }: Size,
  inZone: readonly InstanceTypeQuotaItem[],
  anywhere: readonly InstanceTypeQuotaItem[],
): TengyunError {
  const zones = new Set(
    anywhere.filter((type) => type.Cpu === cpu && type.Memory === memory).map(({ Zone }) => Zone ?? ''),
  )
  const list = [...zones].sort().join(', ')
  const here = inZone.map(({ Cpu = 0, Memory = 0 }) => ({ cpu: Cpu, memory: Memory }))
  const instead = nearestSize(here, { cpu, memory })
  return new TengyunError('cloud/no-stock', {
    where: zone,
    why: {
      en: `No instance type with ${cpu} vCPU and ${memory} GB is on sale in this zone.`,
      zh: `该可用区没有在售的 ${cpu} 核 ${memory} GB 机型。`,
    },
    next: {
      en: `The size is sold in: ${list || 'no zone of the region'}. The next larger one sold here is: ${instead ? writeSize(instead) : 'none'}.`,
      zh: `该规格在售的可用区：${list || '本地域无'}。此可用区在售的下一档规格：${instead ? writeSize(instead) : '无'}。`,
    },
  })
}

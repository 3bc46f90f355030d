import { describe, expect, it } from 'vitest'
import type { Cloud } from '../cloud/cloud.ts'
import { chooseType } from './instance-type.ts'

/** A cloud that sells these, and can be asked nothing else. */
function selling(
  ...types: {
    Zone: string
    InstanceType: string
    Cpu: number
    Memory: number
    price: number
    Status?: string
  }[]
) {
  const call = async (
    _product: string,
    _action: string,
    { Filters }: { Filters: { Name: string; Values: string[] }[] },
  ) => {
    const zone = Filters.find(({ Name }) => Name === 'zone')?.Values[0]
    const InstanceTypeQuotaSet = types
      .filter(({ Zone }) => zone === undefined || Zone === zone)
      .map(({ price, Status = 'SELL', ...type }) => ({ ...type, Status, Price: { UnitPrice: price } }))
    return { InstanceTypeQuotaSet }
  }
  return { call } as unknown as Cloud
}

const zone = 'ap-guangzhou-6'

describe('the type of an instance', () => {
  it('is the cheapest of its size that is sold in the zone', async () => {
    const cloud = selling(
      { Zone: zone, InstanceType: 'S5.LARGE8', Cpu: 4, Memory: 8, price: 0.9, Status: 'SOLD_OUT' },
      { Zone: zone, InstanceType: 'SA5.LARGE8', Cpu: 4, Memory: 8, price: 1.1 },
      { Zone: zone, InstanceType: 'S6.LARGE8', Cpu: 4, Memory: 8, price: 1.3 },
      { Zone: zone, InstanceType: 'S5.MEDIUM8', Cpu: 2, Memory: 8, price: 0.5 },
    )
    expect(await chooseType(cloud, { zone, cpu: 4, memory: 8 })).toBe('SA5.LARGE8')
  })

  it('that is sold out is told with the zones that have it and the next size that is here', async () => {
    const cloud = selling(
      { Zone: zone, InstanceType: 'SA5.2XLARGE16', Cpu: 8, Memory: 16, price: 2 },
      { Zone: zone, InstanceType: 'S5.SMALL1', Cpu: 1, Memory: 1, price: 0.1 },
      { Zone: 'ap-guangzhou-7', InstanceType: 'SA5.LARGE8', Cpu: 4, Memory: 8, price: 1 },
    )
    await expect(chooseType(cloud, { zone, cpu: 4, memory: 8 })).rejects.toMatchObject({
      code: 'cloud/no-stock',
      explanation: { next: { en: expect.stringMatching(/ap-guangzhou-7.*8c16g/) } },
    })
  })
})

import { describe, expect, it } from 'vitest'
import { assumed } from '../assumed.ts'
import type { PriceContext } from '../price.ts'
import { disk } from './disk.ts'
import { eip } from './eip.ts'
import { postgres } from './postgres.ts'
import { redis } from './redis.ts'

/** A cloud that answers each action as told: the units are the subject, and no emulator has all of them. */
function answering(answers: Readonly<Record<string, unknown>>): PriceContext {
  return { cloud: { call: async (_: string, action: string) => answers[action] } } as unknown as PriceContext
}

const place = { zone: 'ap-guangzhou-6', vpc: 'vpc-1', subnet: 'subnet-1', securityGroups: [] }

const aRedis = {
  ...place,
  version: '7.0',
  architecture: 'standard',
  connection: 'proxy',
  memory: 1,
  shards: 1,
  replicas: 1,
  ssl: true,
  parameters: {},
  backup: { window: '02:00-03:00', everySecond: false },
  protection: false,
  credentials: '',
}

const aPostgres = {
  ...place,
  version: '15',
  standbyZone: place.zone,
  cpu: 1,
  memory: 2,
  storage: 20,
  ssl: true,
  parameters: {},
  accounts: {},
  databases: {},
  backup: { days: [], window: '01:00-02:00', retention: 7 },
  protection: false,
  credentials: '',
}

describe('prices in the units of their products', () => {
  it('Redis: fen, or millionths of a fen, an hour', async () => {
    const inFen = answering({ InquiryPriceCreateInstance: { HighPrecisionPrice: 93.5, AmountUnit: 'pent' } })
    const inMillionths = answering({
      InquiryPriceCreateInstance: { HighPrecisionPrice: 93_500_000, AmountUnit: 'microPent' },
    })
    expect((await redis.ask(inFen, aRedis, assumed)).monthly).toBeCloseTo(682.55)
    expect((await redis.ask(inMillionths, aRedis, assumed)).monthly).toBeCloseTo(682.55)
  })

  it('PostgreSQL: whole fen an hour', async () => {
    const spec = { SpecCode: 'pg.it.small2', CPU: 1, Memory: 2048, MaxStorage: 6000 }
    const context = answering({
      DescribeClasses: { ClassInfoSet: [spec] },
      InquiryPriceCreateDBInstances: { Price: 38, OriginalPrice: 40 },
    })
    expect((await postgres.ask(context, aPostgres, assumed)).monthly).toBeCloseTo(277.4)
  })

  it('disks: yuan an hour, of which the texts have all decimals', async () => {
    const DiskPrice = { UnitPrice: 0.04, UnitPriceDiscount: 0.04, UnitPriceDiscountHigh: '0.042000' }
    const context = answering({ InquiryPriceCreateDisks: { DiskPrice } })
    const fields = { zone: place.zone, size: 100, host: 'ins-1' }
    expect((await disk.ask(context, fields, assumed)).monthly).toBeCloseTo(30.66)
  })

  it('addresses by traffic: yuan a GB, although the unit says HOUR', async () => {
    const AddressPrice = { UnitPrice: 0.8, DiscountPrice: 0.4, ChargeUnit: 'HOUR' }
    const context = answering({ InquiryPriceAllocateAddresses: { Price: { AddressPrice } } })
    const { monthly, assumption } = await eip.ask(context, { bandwidth: 5, host: 'ins-1' }, assumed)
    expect(monthly).toBeCloseTo(20)
    expect(assumption?.en).toContain('50 GB of outgoing traffic')
  })
})

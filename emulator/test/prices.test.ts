import { Client as CbsClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_client.js'
import { Client as CvmClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_client.js'
import { Client as PostgresClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_client.js'
import { Client as RedisClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_client.js'
import { Client as VpcClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_client.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anEmulator, type TestEmulator } from './emulator.ts'

const zone = 'ap-guangzhou-6'

describe('Prices', () => {
  let emulator: TestEmulator
  let cvm: CvmClient
  let postgres: PostgresClient
  let redis: RedisClient

  beforeAll(async () => {
    emulator = await anEmulator()
    cvm = emulator.client(CvmClient)
    postgres = emulator.client(PostgresClient, { product: 'postgres' })
    redis = emulator.client(RedisClient)
  })

  afterAll(async () => {
    await emulator[Symbol.asyncDispose]()
  })

  it('of an instance are yuan an hour, its disks included, and need no network', async () => {
    const bare = await instance('SA5.LARGE8')
    const large = await instance('SA5.LARGE8', 200)
    const { DiskPrice } = await emulator
      .client(CbsClient)
      .InquiryPriceCreateDisks({ DiskChargeType: 'POSTPAID_BY_HOUR', DiskType: 'CLOUD_SSD', DiskSize: 200 })
    expect(bare?.InstancePrice?.ChargeUnit).toBe('HOUR')
    expect(large?.InstancePrice?.UnitPrice).toBeCloseTo(
      (bare?.InstancePrice?.UnitPrice ?? 0) + Number(DiskPrice?.UnitPriceHigh),
    )
    expect(large?.BandwidthPrice).toMatchObject({ UnitPrice: 0.8, ChargeUnit: 'GB' })
  })

  it('of an address by traffic are 0.8 yuan for a GB, though the unit says HOUR', async () => {
    const client = emulator.client(VpcClient)
    const ask = (InternetChargeType: string) =>
      client.InquiryPriceAllocateAddresses({ InternetChargeType, InternetMaxBandwidthOut: 10 })
    const [byTraffic, byBandwidth] = await Promise.all([
      ask('TRAFFIC_POSTPAID_BY_HOUR'),
      ask('BANDWIDTH_POSTPAID_BY_HOUR'),
    ])
    expect(byTraffic.Price?.AddressPrice).toMatchObject({ UnitPrice: 0.8, ChargeUnit: 'HOUR' })
    expect(byBandwidth.Price?.AddressPrice?.UnitPrice).toBeCloseTo(1.565)
  })

  it('of a database are whole fen an hour, asked for as POSTPAID', async () => {
    const order = { Zone: zone, SpecCode: 'pg.it.large8', Storage: 200, InstanceCount: 1, Period: 1 }
    const ask = (InstanceChargeType: string, InstanceType = 'primary') =>
      postgres.InquiryPriceCreateDBInstances({ ...order, InstanceChargeType, InstanceType })
    expect(await ask('POSTPAID')).toMatchObject({ Price: 138, OriginalPrice: 138, Currency: 'CNY' })
    expect(await ask('POSTPAID', 'readonly')).toMatchObject({ Price: 69 })
    await expect(ask('POSTPAID_BY_HOUR')).rejects.toMatchObject({
      code: 'InvalidParameterValue.IllegalInstanceChargeType',
    })
    await expect(postgres.InquiryPriceCreateDBInstances(order)).rejects.toMatchObject({
      code: 'Emulator.ParameterNotSupported',
    })
  })

  it('of a Redis are fen an hour, for each shard and each replica', async () => {
    const order = {
      MemSize: 4096,
      GoodsNum: 1,
      Period: 1,
      BillingMode: 0,
      ZoneName: zone,
      RedisReplicasNum: 1,
    }
    const standard = await redis.InquiryPriceCreateInstance({ ...order, TypeId: 17, RedisShardNum: 1 })
    const cluster = await redis.InquiryPriceCreateInstance({ ...order, TypeId: 18, RedisShardNum: 3 })
    expect(standard).toMatchObject({ Price: 93, AmountUnit: 'pent', Currency: 'CNY' })
    expect(cluster).toMatchObject({ Price: 279 })
  })

  it('are asked for what is sold: 4 cores and 8 GB in every zone', async () => {
    const { InstanceTypeQuotaSet = [] } = await cvm.DescribeZoneInstanceConfigInfos({})
    const zones = new Set(InstanceTypeQuotaSet.map(({ Zone }) => Zone))
    const sold = InstanceTypeQuotaSet.filter(
      ({ Cpu, Memory, Status }) => Cpu === 4 && Memory === 8 && Status === 'SELL',
    )
    expect(new Set(sold.map(({ Zone }) => Zone))).toEqual(zones)
    expect(sold.find(({ Zone, InstanceType }) => Zone === zone && InstanceType === 'S5.LARGE8')).toBeDefined()
  })

  async function instance(InstanceType: string, dataDiskSize?: number) {
    const answer = await cvm.InquiryPriceRunInstances({
      Placement: { Zone: zone },
      ImageId: 'img-487zeit5',
      InstanceType,
      InternetAccessible: { InternetMaxBandwidthOut: 100 },
      ...(dataDiskSize !== undefined && { DataDisks: [{ DiskType: 'CLOUD_SSD', DiskSize: dataDiskSize }] }),
    })
    return answer.Price
  }
})

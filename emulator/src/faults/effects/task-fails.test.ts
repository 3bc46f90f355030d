import { Client as ClbClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_client.js'
import { Client as PostgresClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_client.js'
import { Client as RedisClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_client.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anEmulator, type TestEmulator } from '../../../test/emulator.ts'
import { type ManualClock, manualClock } from '../../../test/manual-clock.ts'
import { aNetwork, type TestNetwork } from '../../../test/network.ts'

describe('what a call sets going fails', () => {
  let clock: ManualClock
  let emulator: TestEmulator
  let network: TestNetwork
  beforeAll(async () => {
    clock = manualClock(10_000)
    emulator = await anEmulator({ clock })
    network = await aNetwork(emulator)
    emulator.faults.inject({ effect: 'task-fails' })
  })
  afterAll(() => emulator[Symbol.asyncDispose]())

  /** Lets a quarter of an hour of cloud time go by. */
  const pass = async () => {
    clock.advance(90)
    await emulator.world.scheduler.settled()
  }

  test('for a load balancer: its task says so, and it is free for the next', async () => {
    const client = emulator.client(ClbClient)
    const { RequestId: TaskId = '' } = await client.CreateLoadBalancer({
      LoadBalancerType: 'OPEN',
      VpcId: network.vpcId,
    })
    await pass()
    expect(await client.DescribeTaskStatus({ TaskId })).toMatchObject({ Status: 1 })
  })

  test('for a PostgreSQL: it is never ready', async () => {
    const client = emulator.client(PostgresClient, { product: 'postgres' })
    const { DBInstanceIdSet } = await client.CreateInstances({
      Zone: network.zone,
      SpecCode: 'pg.it.small2',
      Storage: 10,
      InstanceCount: 1,
      InstanceChargeType: 'POSTPAID_BY_HOUR',
      Period: 1,
      Charset: 'UTF8',
      DBMajorVersion: '15',
      AdminName: 'keeper',
      AdminPassword: 'Keep-Secret-1',
      VpcId: network.vpcId,
      SubnetId: network.subnetId,
    })
    await pass()
    const DBInstanceId = DBInstanceIdSet?.[0] ?? ''
    const { DBInstance } = await client.DescribeDBInstanceAttribute({ DBInstanceId })
    expect(DBInstance?.DBInstanceStatus).toBe('applying')
  })

  test('for a Redis: it stays as it is, and its task says failed', async () => {
    const client = emulator.client(RedisClient)
    const { DealId } = await client.CreateInstances({
      TypeId: 17,
      MemSize: 1024,
      GoodsNum: 1,
      Period: 1,
      BillingMode: 0,
      ZoneName: network.zone,
      VpcId: network.vpcId,
      SubnetId: network.subnetId,
      Password: 'Keep-Secret-1',
    })
    expect(DealId).not.toBe('')
    await pass()
    const { InstanceSet } = await client.DescribeInstances({})
    expect(InstanceSet?.[0]?.Status).not.toBe(2)
  })
})

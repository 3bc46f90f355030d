import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import pg from 'pg'
import { Client as PostgresClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_client.js'
import { Client as RedisClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_client.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anEmulatorProcess, type EmulatorProcess } from './emulator-process.ts'
import { eventually } from './eventually.ts'
import { aNetwork, type TestNetwork } from './network.ts'

const password = 'Keep-Secret-1'

describe('databases of an emulator that is killed', () => {
  let emulator: EmulatorProcess
  let network: TestNetwork
  let postgresId: string
  let redisId: string

  beforeAll(async () => {
    emulator = await anEmulatorProcess()
    network = await aNetwork(emulator)
    postgresId = await createPostgres()
    redisId = await createRedis()
    await postgresRunning(postgresId)
    await redisRunning()
  })

  afterAll(async () => {
    await emulator[Symbol.asyncDispose]()
  })

  it('go on answering, and are found again by the next emulator', async () => {
    const database = await connectPostgres()
    await database.query('CREATE TABLE kept AS SELECT 42 AS answer')
    const cache = await connectRedis()
    await cache.set('kept', '42')
    const before = { postgres: postgresProcess(), redis: redisProcess() }

    await emulator.kill()
    expect((await database.query('SELECT answer FROM kept')).rows).toEqual([{ answer: 42 }])
    expect(await cache.get('kept')).toBe('42')
    await emulator.start()
    expect({ postgres: postgresProcess(), redis: redisProcess() }).toEqual(before)
    expect((await database.query('SELECT answer FROM kept')).rows).toEqual([{ answer: 42 }])
    await database.end()
    cache.disconnect()
  })

  it('are finished by the next emulator when it died while making them', async () => {
    const id = await createPostgres()
    await eventually(
      () => readAttribute(id),
      (instance) => instance?.DBInstanceStatus === 'init',
    )
    await emulator.kill()
    await emulator.start()
    const instance = await postgresRunning(id)
    const session = await connectPostgres(instance?.DBInstanceNetInfo?.[0])
    await session.end()
  })

  it('are started again after they were killed with it', async () => {
    await emulator.kill()
    process.kill(postgresProcess(), 'SIGKILL')
    process.kill(redisProcess(), 'SIGKILL')
    await emulator.start()
    const database = await connectPostgres()
    expect((await database.query('SELECT answer FROM kept')).rows).toEqual([{ answer: 42 }])
    await database.end()
    const cache = await connectRedis()
    expect(await cache.get('kept')).toBe('42')
    cache.disconnect()
  })

  it('end with an emulator that is stopped, and begin with it again', async () => {
    await emulator.stop()
    await expect(connectPostgres()).rejects.toThrow('ECONNREFUSED')
    await expect(connectRedis()).rejects.toThrow('Connection is closed')
    await emulator.start()
    await (await connectPostgres()).end()
    ;(await connectRedis()).disconnect()
  })

  async function createPostgres(): Promise<string> {
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
      AdminPassword: password,
      VpcId: network.vpcId,
      SubnetId: network.subnetId,
    })
    return DBInstanceIdSet?.[0] ?? ''
  }

  async function createRedis(): Promise<string> {
    const { InstanceIds } = await emulator.client(RedisClient).CreateInstances({
      TypeId: 17,
      MemSize: 1024,
      GoodsNum: 1,
      Period: 1,
      BillingMode: 0,
      ZoneName: network.zone,
      VpcId: network.vpcId,
      SubnetId: network.subnetId,
      Password: password,
    })
    return InstanceIds?.[0] ?? ''
  }

  async function readAttribute(DBInstanceId: string) {
    const client = emulator.client(PostgresClient, { product: 'postgres' })
    return (await client.DescribeDBInstanceAttribute({ DBInstanceId })).DBInstance
  }

  function postgresRunning(id: string) {
    return eventually(
      () => readAttribute(id),
      (instance) => instance?.DBInstanceStatus === 'running',
    )
  }

  function redisRunning() {
    return eventually(
      () => emulator.client(RedisClient).DescribeInstances({}),
      ({ InstanceSet }) => InstanceSet?.[0]?.Status === 2,
    )
  }

  /** Without asking the emulator, which may be dead. */
  async function connectPostgres(net: { Ip?: string; Port?: number } = {}): Promise<pg.Client> {
    const { Ip: host = listeningAddress(), Port: port = 5432 } = net
    const session = new pg.Client({ host, port, user: 'keeper', password, database: 'postgres' })
    session.on('error', () => {})
    await session.connect()
    return session
  }

  async function connectRedis(): Promise<Redis> {
    const configuration = readFileSync(join(emulator.dataFolder, 'redis', redisId, 'redis.conf'), 'utf8')
    const [, host = ''] = /^bind (.+)$/m.exec(configuration) ?? []
    const [, port = ''] = /^port (.+)$/m.exec(configuration) ?? []
    const options = { host, port: Number(port), password, lazyConnect: true, retryStrategy: () => null }
    const session = new Redis(options)
    session.on('error', () => {})
    await session.connect()
    return session
  }

  function listeningAddress(): string {
    const configuration = readFileSync(join(cluster(), 'postgresql.conf'), 'utf8')
    return /^listen_addresses = '(.+)'$/m.exec(configuration)?.[1] ?? ''
  }

  function postgresProcess(): number {
    return Number.parseInt(readFileSync(join(cluster(), 'postmaster.pid'), 'utf8'), 10)
  }

  function redisProcess(): number {
    const file = join(emulator.dataFolder, 'redis', redisId, 'redis.pid')
    return Number.parseInt(readFileSync(file, 'utf8'), 10)
  }

  function cluster(): string {
    return join(emulator.dataFolder, 'postgres', postgresId, 'cluster')
  }
})

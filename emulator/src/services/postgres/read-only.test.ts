import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { Client as PostgresClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_client.js'
import type { CreateReadOnlyDBInstanceRequest } from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anEmulator, type TestEmulator } from '../../../test/emulator.ts'
import { eventually } from '../../../test/eventually.ts'
import { aNetwork } from '../../../test/network.ts'

const password = 'Admin-Secret-1'
const off = { ReplayLagEliminate: 0, ReplayLatencyEliminate: 0 }

describe('read-only instances of TencentDB for PostgreSQL', () => {
  let emulator: TestEmulator
  let client: PostgresClient
  let order: CreateReadOnlyDBInstanceRequest
  let master: string
  let groupId: string
  let reader: string
  let ca = ''

  beforeAll(async () => {
    emulator = await anEmulator()
    client = emulator.client(PostgresClient, { product: 'postgres' })
    const { zone, vpcId, subnetId } = await aNetwork(emulator)
    const shape = { Zone: zone, SpecCode: 'pg.it.medium4', Storage: 50, InstanceCount: 1, Period: 1 }
    const place = { VpcId: vpcId, SubnetId: subnetId, InstanceChargeType: 'POSTPAID_BY_HOUR' }
    const { DBInstanceIdSet = [] } = await client.CreateInstances({
      ...shape,
      ...place,
      Charset: 'UTF8',
      DBMajorVersion: '15',
      AdminName: 'keeper',
      AdminPassword: password,
      Name: 'safe-system',
    })
    master = DBInstanceIdSet[0] ?? ''
    order = { ...shape, ...place, MasterDBInstanceId: master, Name: 'reader' }
    await running(master)
    await client.ModifyDBInstanceSSLConfig({
      DBInstanceId: master,
      SSLEnabled: true,
      ConnectAddress: (await netOf(master)).host,
    })
    await running(master)
    const group = { MasterDBInstanceId: master, Name: 'readers', VpcId: vpcId, SubnetId: subnetId, ...off }
    groupId = (await client.CreateReadOnlyGroup(group)).ReadOnlyGroupId ?? ''
    await settled()
  })

  afterAll(async () => {
    await emulator[Symbol.asyncDispose]()
  })

  const read = async (id: string) =>
    (await client.DescribeDBInstanceAttribute({ DBInstanceId: id })).DBInstance
  const status = async (id: string) => (await read(id))?.DBInstanceStatus
  const reaches = (id: string, wanted: string) =>
    eventually(
      () => status(id),
      (now) => now === wanted,
    )
  const running = (id: string) => reaches(id, 'running')
  const group = async () => {
    const Filters = [{ Name: 'db-master-instance-id', Values: [master] }]
    return (await client.DescribeReadOnlyGroups({ Filters })).ReadOnlyGroupList?.[0]
  }
  const settled = () => eventually(group, (one) => one?.Status === 'ok')

  type Net = { host: string; port: number }
  const firstOf = (nets: { Ip?: string; Port?: number }[] = []): Net => ({
    host: nets[0]?.Ip ?? '',
    port: nets[0]?.Port ?? 0,
  })
  const netOf = async (id: string) => firstOf((await read(id))?.DBInstanceNetInfo)
  const netOfGroup = async () => firstOf((await group())?.DBInstanceNetInfo)

  const query = async (net: Net, text: string) => {
    const { CACert, SSLEnabled } = await client.DescribeDBInstanceSSLConfig({ DBInstanceId: master })
    ca = CACert || ca
    const isMaster = net.host === (await netOf(master)).host
    const session = new pg.Client({
      ...net,
      user: 'keeper',
      password,
      database: 'postgres',
      ...(SSLEnabled || !isMaster ? { ssl: { ca } } : {}),
    })
    session.on('error', () => {})
    await session.connect()
    try {
      return (await session.query(text)).rows
    } finally {
      await session.end()
    }
  }
  const write = async (line: string) =>
    query(
      await netOf(master),
      `CREATE TABLE IF NOT EXISTS notes (line text); INSERT INTO notes VALUES ('${line}')`,
    )
  const arrives = (net: () => Promise<Net>, line: string) =>
    eventually(
      async () => query(await net(), 'SELECT line FROM notes').catch(() => []),
      (rows) => rows.some((row) => row.line === line),
    )

  it.each<[string, Partial<CreateReadOnlyDBInstanceRequest>, string]>([
    ['less storage than the master', { Storage: 40 }, 'InvalidParameterValue.InvalidParameterValueError'],
    ['an unknown master', { MasterDBInstanceId: 'postgres-0' }, 'ResourceNotFound.InstanceNotFoundError'],
    ['an unknown group', { ReadOnlyGroupId: 'pgrogrp-0' }, 'FailedOperation.ROGroupNotFoundError'],
    ['the default charge type, prepaid', { InstanceChargeType: 'PREPAID' }, 'Emulator.ParameterNotSupported'],
    ['more than a call may order', { InstanceCount: 7 }, 'InvalidParameterValue.InvalidInstanceNum'],
  ])('are refused with %s', async (_, change, code) => {
    await expect(client.CreateReadOnlyDBInstance({ ...order, ...change })).rejects.toMatchObject({ code })
  })

  it('stream from their master, have its accounts and TLS, and take no writes', async () => {
    await write('before')
    const tagged = { ReadOnlyGroupId: groupId, Tags: [{ TagKey: 'team', TagValue: 'safe' }] }
    const { DBInstanceIdSet = [] } = await client.CreateReadOnlyDBInstance({ ...order, ...tagged })
    reader = DBInstanceIdSet[0] ?? ''
    expect(await status(reader)).toBe('applying')
    await running(reader)
    expect(await read(reader)).toMatchObject({
      DBInstanceType: 'readonly',
      MasterDBInstanceId: master,
      TagList: tagged.Tags,
    })
    expect((await read(master))?.ReadOnlyInstanceNum).toBe(1)
    await write('after')
    await arrives(() => netOf(reader), 'after')
    await expect(query(await netOf(reader), "INSERT INTO notes VALUES ('mine')")).rejects.toMatchObject({
      code: '25006',
    })
  })

  it('answer at the address of their group, which their certificate can protect', async () => {
    const { host } = await netOfGroup()
    await expect(query(await netOfGroup(), 'SELECT')).rejects.toThrow(/altnames/)
    const protect = (ConnectAddress: string) =>
      client.ModifyDBInstanceSSLConfig({ DBInstanceId: reader, SSLEnabled: true, ConnectAddress })
    await expect(protect('10.0.0.1')).rejects.toMatchObject({
      code: 'InvalidParameterValue.InvalidParameterValueError',
    })
    await protect(host)
    await running(reader)
    await arrives(netOfGroup, 'after')
    expect((await group())?.ReadOnlyDBInstanceList).toMatchObject([{ DBInstanceId: reader }])
  })

  it('keep replaying when their master gets parameters that they must have, too', async () => {
    await client.ModifyDBInstanceParameters({
      DBInstanceId: master,
      ParamList: [{ Name: 'max_connections', ExpectedValue: '150' }],
    })
    await running(master)
    await running(reader)
    await write('more connections')
    await arrives(netOfGroup, 'more connections')
    expect(await query(await netOfGroup(), 'SHOW max_connections')).toEqual([{ max_connections: '150' }])
  })

  it('follow a master that gives TLS up, and takes it up again', async () => {
    for (const SSLEnabled of [false, true]) {
      const ConnectAddress = (await netOf(master)).host
      await client.ModifyDBInstanceSSLConfig({ DBInstanceId: master, SSLEnabled, ConnectAddress })
      await running(master)
      await write(`with TLS: ${SSLEnabled}`)
      await arrives(netOfGroup, `with TLS: ${SSLEnabled}`)
    }
  })

  it('follow their master again after a restart of the emulator', async () => {
    await emulator.restart()
    expect(await status(reader)).toBe('running')
    await write('restarted')
    await arrives(netOfGroup, 'restarted')
  })

  it('leave a group and come back to it', async () => {
    const move = { DBInstanceId: reader, ReadOnlyGroupId: groupId }
    await expect(client.AddDBInstanceToReadOnlyGroup(move)).rejects.toMatchObject({
      code: 'FailedOperation.ROInstanceHasInROGroupError',
    })
    await client.RemoveDBInstanceFromReadOnlyGroup(move)
    await running(reader)
    expect((await group())?.ReadOnlyDBInstanceList).toEqual([])
    await expect(query(await netOfGroup(), 'SELECT')).rejects.toThrow()
    await client.AddDBInstanceToReadOnlyGroup(move)
    await running(reader)
    await arrives(netOfGroup, 'restarted')
  })

  it('have what no read-only instance has of its own refused', async () => {
    const denied = { code: 'OperationDenied.InstanceTypeDenied' }
    const plan = { DBInstanceId: reader, BaseBackupRetentionPeriod: 30 }
    await expect(client.ModifyBackupPlan(plan)).rejects.toMatchObject(denied)
    const nested = { ...order, MasterDBInstanceId: reader }
    await expect(client.CreateReadOnlyDBInstance(nested)).rejects.toMatchObject(denied)
    const account = { DBInstanceId: reader, UserName: 'writer', Type: 'normal', Password: 'Writer-Secret-1' }
    await expect(client.CreateAccount(account)).rejects.toMatchObject({ code: 'FailedOperation.DBError' })
  })

  it('go before their group, and both before the master, which then keeps nothing of them', async () => {
    const isolate = (id: string) => client.IsolateDBInstances({ DBInstanceIdSet: [id] })
    await expect(isolate(master)).rejects.toMatchObject({ code: 'FailedOperation.LimitOperation' })
    const removeGroup = () => client.DeleteReadOnlyGroup({ ReadOnlyGroupId: groupId })
    await expect(removeGroup()).rejects.toMatchObject({ code: 'FailedOperation.ROGroupCannotBeDeletedError' })
    await isolate(reader)
    await reaches(reader, 'isolated')
    await client.DestroyDBInstance({ DBInstanceId: reader })
    await eventually(
      () => client.DescribeDBInstances({}),
      ({ TotalCount }) => TotalCount === 1,
    )
    await removeGroup()
    await eventually(group, (one) => one === undefined)
    const slots = await query(await netOf(master), 'SELECT slot_name FROM pg_replication_slots')
    expect(slots).toEqual([])
    expect(readdirSync(join(emulator.world.dataFolder, 'postgres'))).toEqual([master])
    await isolate(master)
    await reaches(master, 'isolated')
  })
})

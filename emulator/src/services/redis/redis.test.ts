import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { Cluster, Redis, type RedisOptions } from 'ioredis'
import { Client as RedisClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_client.js'
import type { CreateInstancesRequest } from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anEmulator, type TestEmulator } from '../../../test/emulator.ts'
import { eventually } from '../../../test/eventually.ts'
import { aNetwork } from '../../../test/network.ts'
import { chinaTime } from '../timestamps.ts'

const password = 'Cache-Secret-1'
/** Servers of a cluster take seconds, and a busy machine more. Milliseconds. */
const patient = { within: 25_000 }

describe('TencentDB for Redis', () => {
  let emulator: TestEmulator
  let client: RedisClient
  let order: CreateInstancesRequest
  let id: string

  beforeAll(async () => {
    emulator = await anEmulator()
    client = emulator.client(RedisClient)
    const { zone, vpcId, subnetId, securityGroupId } = await aNetwork(emulator)
    order = {
      TypeId: 17,
      MemSize: 4096,
      GoodsNum: 1,
      Period: 1,
      BillingMode: 0,
      ZoneName: zone,
      VpcId: vpcId,
      SubnetId: subnetId,
      Password: password,
      RedisReplicasNum: 1,
      SecurityGroupIdList: [securityGroupId],
      InstanceName: 'safe-system',
      ResourceTags: [{ TagKey: 'tengyun:project', TagValue: 'safe' }],
    }
  })

  afterAll(async () => {
    await emulator[Symbol.asyncDispose]()
  })

  const read = async () => (await client.DescribeInstances({ InstanceId: id })).InstanceSet?.[0]
  const status = async () => (await read())?.Status
  const running = () => eventually(status, (now) => now === 2, patient)

  /** One command, by a client of its own. */
  const ask = async (command: string[], options: Pick<RedisOptions, 'password' | 'tls'> = {}) => {
    const { WanIp: host = '', Port: port = 0 } = (await read()) ?? {}
    const session = new Redis({
      host,
      port,
      password,
      lazyConnect: true,
      retryStrategy: () => null,
      ...options,
    })
    let lost: Error | undefined
    session.on('error', (error) => {
      lost = error
    })
    try {
      const [name = '', ...rest] = command
      return await session.call(name, rest)
    } catch (error) {
      throw lost ?? error
    } finally {
      session.disconnect()
    }
  }

  it.each<[string, Partial<CreateInstancesRequest>, string]>([
    ['shards in the standard architecture', { RedisShardNum: 3 }, 'InvalidParameterValue.SpecNotExist'],
    [
      'shards to speak to where there are none',
      { ConnectionMode: 1 },
      'InvalidParameter.IllegalParameterError',
    ],
    ['a version that it does not run, by name', { TypeId: 9 }, 'Emulator.ParameterNotSupported'],
    ['a type that nobody knows', { TypeId: 999 }, 'InvalidParameterValue.UnSupportedType'],
    ['prepaid billing, by name', { BillingMode: 1 }, 'Emulator.ParameterNotSupported'],
    ['memory between the steps', { MemSize: 1500 }, 'LimitExceeded.InvalidMemSize'],
    ['too much memory', { MemSize: 1_024_000 }, 'InvalidParameterValue.MemSizeNotInRange'],
    ['too many replicas', { RedisReplicasNum: 6 }, 'InvalidParameterValue.SpecNotExist'],
    ['a weak password', { Password: 'abcdefgh' }, 'InvalidParameterValue.PasswordRuleError'],
    ['an empty password', { Password: '' }, 'InvalidParameterValue.PasswordEmpty'],
    [
      'an unknown zone',
      { ZoneName: 'ap-guangzhou-99' },
      'ResourceUnavailable.NoServiceAvailableForThisZoneId',
    ],
    ['an unknown VPC', { VpcId: 'vpc-00000000' }, 'InvalidParameterValue.UnVpcIdNotExists'],
    ['an unknown subnet', { SubnetId: 'subnet-00000000' }, 'InvalidParameterValue.InvalidSubnetId'],
    [
      'an unknown security group',
      { SecurityGroupIdList: ['sg-00000000'] },
      'InvalidParameterValue.SecurityGroupIdsNotExists',
    ],
    ['a name with spaces', { InstanceName: 'my cache' }, 'InvalidParameterValue.InstanceNameRuleError'],
    ['no instances', { GoodsNum: 0 }, 'LimitExceeded.InvalidParameterGoodsNumNotInRange'],
    ['a field that it would ignore', { TemplateId: 'crs-cfg-1' }, 'Emulator.ParameterNotSupported'],
  ])('refuses to create with %s', async (_, change, code) => {
    await expect(client.CreateInstances({ ...order, ...change })).rejects.toMatchObject({ code })
    expect((await client.DescribeInstances({})).TotalCount).toBe(0)
  })

  it('creates nothing on a dry run', async () => {
    expect((await client.CreateInstances({ ...order, DryRun: true })).InstanceIds).toEqual([])
    expect((await client.DescribeInstances({})).TotalCount).toBe(0)
  })

  it('sells both architectures in every zone', async () => {
    const { RegionSet } = await client.DescribeProductInfo(null)
    const zones = RegionSet?.find(({ RegionId }) => RegionId === 'ap-guangzhou')?.ZoneSet ?? []
    const zone = zones.find(({ ZoneId }) => ZoneId === order.ZoneName)
    expect(zone?.ProductSet?.map(({ Type }) => Type)).toEqual([15, 16, 17, 18])
    expect(zone?.ProductSet?.[0]).toMatchObject({ TotalSize: expect.arrayContaining(['4']), ShardNum: ['1'] })
    expect(zone?.ProductSet?.[1]).toMatchObject({ TotalSize: [], ShardSize: expect.arrayContaining(['4']) })
  })

  it('creates an instance that is running only when its server answers', async () => {
    const { InstanceIds = [] } = await client.CreateInstances(order)
    id = InstanceIds[0] ?? ''
    expect(id).toMatch(/^crs-[a-z0-9]{8}$/)
    await eventually(
      () => client.DescribeInstances({}),
      ({ TotalCount }) => TotalCount === 1,
    )
    expect(await status()).toBe(0)
    await running()
    expect(await ask(['SET', 'city', 'Guangzhou'])).toBe('OK')
    expect(await ask(['GET', 'city'], { password: `${id}:${password}` })).toBe('Guangzhou')
    await expect(ask(['GET', 'city'], { password: 'Wrong-Secret-1' })).rejects.toThrow(/WRONGPASS/)
  })

  it('finds the instance by its tags and describes it in MB', async () => {
    const InstanceTags = [{ TagKey: 'tengyun:project', TagValue: 'safe' }]
    const { InstanceSet } = await client.DescribeInstances({ InstanceTags })
    expect(InstanceSet).toMatchObject([
      { InstanceId: id, Size: 4096, Type: 17, RedisReplicasNum: 1, ZoneId: 100_006, InstanceTags },
    ])
    const others = await client.DescribeInstances({ InstanceTags: [{ TagKey: 'a', TagValue: 'b' }] })
    expect(others.TotalCount).toBe(0)
    await expect(client.DescribeInstances({ Limit: 10, Offset: 5 })).rejects.toMatchObject({
      code: 'InvalidParameter.IllegalParameterError',
    })
  })

  it('changes parameters and memory without losing a connection', async () => {
    const { WanIp: host = '', Port: port = 0 } = (await read()) ?? {}
    const witness = new Redis({ host, port, password, retryStrategy: () => null })
    const before = await witness.client('ID')
    const policy = { Key: 'maxmemory-policy', Value: 'allkeys-lru' }
    const { TaskId = 0 } = await client.ModifyInstanceParams({ InstanceId: id, InstanceParams: [policy] })
    await expect(
      client.ModifyInstanceParams({ InstanceId: id, InstanceParams: [policy] }),
    ).rejects.toMatchObject({ code: 'ResourceUnavailable.InstanceLockedError' })
    await running()
    expect((await client.DescribeTaskInfo({ TaskId })).Status).toBe('succeed')
    await client.UpgradeInstance({ InstanceId: id, MemSize: 8192, RedisReplicasNum: 1 })
    await running()

    const { InstanceEnumParam } = await client.DescribeInstanceParams({ InstanceId: id })
    expect(InstanceEnumParam?.find(({ ParamName }) => ParamName === 'maxmemory-policy')).toMatchObject({
      CurrentValue: 'allkeys-lru',
      DefaultValue: 'noeviction',
    })
    expect(await witness.config('GET', 'maxmemory')).toEqual(['maxmemory', `${8192 * 2 ** 20}`])
    expect(await witness.client('ID')).toBe(before)
    witness.disconnect()
  })

  it.each([
    ['appendonly', 'no'],
    ['maxmemory-policy', 'forget-everything'],
    ['timeout', '-1'],
  ])('refuses the parameter %s = %s', async (Key, Value) => {
    await expect(
      client.ModifyInstanceParams({ InstanceId: id, InstanceParams: [{ Key, Value }] }),
    ).rejects.toMatchObject({ code: 'InvalidParameter.IllegalParameterError' })
  })

  it('tells which commands were slow, in milliseconds', async () => {
    await client.ModifyInstanceParams({
      InstanceId: id,
      InstanceParams: [{ Key: 'slowlog-log-slower-than', Value: '1000' }],
    })
    await running()
    await ask(['EVAL', 'for i = 1, 2000000 do end return 1', '0'])
    const span = { BeginTime: chinaTime(Date.now() - 60_000), EndTime: chinaTime(Date.now() + 60_000) }
    const { TotalCount, InstanceSlowLogDetail = [] } = await client.DescribeSlowLog({
      InstanceId: id,
      ...span,
    })
    expect(TotalCount).toBeGreaterThanOrEqual(1)
    expect(InstanceSlowLogDetail[0]).toMatchObject({ Command: 'EVAL', Duration: expect.any(Number) })
    expect(InstanceSlowLogDetail[0]?.Duration).toBeGreaterThanOrEqual(1)
    const late = { BeginTime: chinaTime(Date.now() + 60_000), EndTime: chinaTime(Date.now() + 120_000) }
    expect(await client.DescribeSlowLog({ InstanceId: id, ...late })).toMatchObject({ TotalCount: 0 })
  })

  it('makes a replica the master: connections break, the data stays', async () => {
    await ask(['SET', 'kept', 'yes'])
    const { TaskId = 0 } = await client.ChangeReplicaToMaster({ InstanceId: id })
    await expect(client.ChangeReplicaToMaster({ InstanceId: id })).rejects.toMatchObject({
      code: 'ResourceUnavailable.InstanceLockedError',
    })
    const task = await eventually(
      () => client.DescribeTaskInfo({ TaskId }),
      ({ Status }) => Status !== 'running',
    )
    expect(task).toMatchObject({ Status: 'succeed', TaskType: 'ChangeReplicaToMaster' })
    expect(await status()).toBe(2)
    expect(await ask(['GET', 'kept'])).toBe('yes')
  })

  it('refuses plaintext once SSL is on, and proves its address with the CA it hands out', async () => {
    await client.OpenSSL({ InstanceId: id, AddressType: 1 })
    expect(await client.DescribeSSLStatus({ InstanceId: id })).toMatchObject({ Status: 1 })
    await running()
    const ssl = await client.DescribeSSLStatus({ InstanceId: id })
    expect(ssl).toMatchObject({ SSLConfig: true, Status: 2 })
    const ca = await authority()
    await expect(ask(['PING'])).rejects.toThrow()
    await expect(ask(['PING'], { tls: {} })).rejects.toThrow(/self-signed certificate/)
    expect(await ask(['GET', 'city'], { tls: { ca } })).toBe('Guangzhou')
  })

  it('renames, protects and groups', async () => {
    const one = { InstanceIds: [id] }
    await client.ModifyInstance({ ...one, Operation: 'rename', InstanceNames: ['renamed'] })
    const Operation = 'modifyDeleteProtectionSwitch'
    await client.ModifyInstance({ ...one, Operation, DeleteProtectionSwitches: [1] })
    expect(await read()).toMatchObject({ InstanceName: 'renamed', DeleteProtectionSwitch: 1 })
    await expect(client.DestroyPostpaidInstance({ InstanceId: id })).rejects.toMatchObject({
      code: 'ResourceUnavailable.InstanceNotSupportOperation',
    })
    await client.ModifyInstance({ ...one, Operation, DeleteProtectionSwitches: [0] })

    const of = { Product: 'redis', InstanceId: id }
    const groups = async () => (await client.DescribeDBSecurityGroups(of)).Groups ?? []
    expect((await groups()).map((group) => group.SecurityGroupId)).toEqual(order.SecurityGroupIdList)
    await client.ModifyDBInstanceSecurityGroups({ ...of, SecurityGroupIds: [] })
    expect(await groups()).toEqual([])
  })

  it('keeps a backup plan', async () => {
    const plan = { InstanceId: id, TimePeriod: '23:00-00:00' }
    await expect(client.ModifyAutoBackupConfig({ ...plan, BackupStorageDays: 30 })).rejects.toMatchObject({
      code: 'InvalidParameter.IllegalParameterError',
    })
    await client.ModifyAutoBackupConfig(plan)
    expect(await client.DescribeAutoBackupConfig({ InstanceId: id })).toMatchObject({
      TimePeriod: '23:00-00:00',
      BackupStorageDays: 7,
    })
  })

  it('has its data and a new password after a restart of the emulator, and wrote no password down', async () => {
    const newPassword = 'Newer-Secret-1'
    await client.ResetPassword({ InstanceId: id, Password: newPassword })
    await running()
    await emulator.restart()
    expect(await status()).toBe(2)
    const tls = { ca: await authority() }
    await expect(ask(['GET', 'city'], { tls })).rejects.toThrow(/WRONGPASS/)
    expect(await ask(['GET', 'city'], { tls, password: newPassword })).toBe('Guangzhou')
    const files = ['state.jsonl', `redis/${id}/redis.conf`, `redis/${id}/users.acl`, `redis/${id}/redis.log`]
    for (const name of files) {
      const text = readFileSync(join(emulator.world.dataFolder, name), 'utf8')
      for (const secret of [password, newPassword]) expect(text).not.toContain(secret)
    }
  })

  it('is backed up by hand while it works', async () => {
    const { TaskId = 0 } = await client.ManualBackupInstance({
      InstanceId: id,
      Remark: 'by hand',
      StorageDays: 30,
    })
    expect(await status()).toBe(2)
    const backups = (Status?: number[]) =>
      client.DescribeInstanceBackups({ InstanceId: id, ...(Status && { Status }) })
    expect((await backups([1])).BackupSet).toMatchObject([{ Remark: 'by hand', Locked: 1 }])
    await eventually(
      () => client.DescribeTaskInfo({ TaskId }),
      (task) => task.Status === 'succeed',
    )
    const { BackupSet = [] } = await backups()
    expect(BackupSet).toMatchObject([{ BackupType: '0', Status: 2, Remark: 'by hand' }])
    expect(BackupSet[0]?.BackupSize).toBeGreaterThan(0)
    await expect(client.ManualBackupInstance({ InstanceId: id, StorageDays: 0 })).rejects.toMatchObject({
      code: 'InvalidParameter.IllegalParameterError',
    })
  })

  it('changes how closely it is backed up, and says that no backup is there', async () => {
    const second = () => client.DescribeSecondLevelBackupInfo({ InstanceId: id })
    await expect(second()).rejects.toMatchObject({ code: 'FailedOperation.UnSupportError' })
    await client.ModifyInstanceBackupMode({ InstanceId: id, BackupMode: 'SecondLevelBackup' })
    await running()
    expect(await read()).toMatchObject({ BackupMode: 'SecondLevelBackup' })
    const { StartTimestamp, MissingTimestamps } = await second()
    expect(MissingTimestamps?.[0]?.StartTimeStamp).toBe(StartTimestamp)
    await client.ModifyInstanceBackupMode({ InstanceId: id, BackupMode: 'NormalLevelBackup' })
    await running()
    expect(await read()).toMatchObject({ BackupMode: 'NormalLevelBackup' })
  })

  it('isolates, comes back, and is cleaned up with its data', async () => {
    const isolated = () => eventually(status, (now) => now === -2)
    await expect(client.CleanUpInstance({ InstanceId: id })).rejects.toMatchObject({
      code: 'ResourceUnavailable.InstanceStatusAbnormal',
    })
    await client.DestroyPostpaidInstance({ InstanceId: id })
    await isolated()
    await expect(ask(['PING'])).rejects.toThrow(/ECONNREFUSED/)
    await client.StartupInstance({ InstanceId: id })
    await running()
    await client.DestroyPostpaidInstance({ InstanceId: id })
    await isolated()
    await client.CleanUpInstance({ InstanceId: id })
    await eventually(
      () => client.DescribeInstances({}),
      ({ TotalCount }) => TotalCount === 0,
    )
    await expect(read()).rejects.toMatchObject({ code: 'ResourceNotFound.InstanceNotExists' })
    expect(() => readFileSync(join(emulator.world.dataFolder, 'redis', id, 'redis.conf'))).toThrow('ENOENT')
  })

  it('stands in for a cluster with one server that has the memory of all shards', async () => {
    const cluster = { ...order, TypeId: 18, MemSize: 1024, RedisShardNum: 3 }
    const { InstanceIds = [] } = await client.CreateInstances(cluster)
    id = InstanceIds[0] ?? ''
    await eventually(
      () => client.DescribeInstances({ InstanceIds: [id] }),
      ({ InstanceSet }) => InstanceSet?.[0]?.Status === 2,
    )
    expect(await read()).toMatchObject({
      ProductType: 'cluster',
      Size: 3072,
      RedisShardSize: 1024,
      RedisShardNum: 3,
      CurrentProxyVersion: 'emulator: one server for all shards',
    })
    expect(await ask(['MSET', 'a', '1', 'b', '2'])).toBe('OK')
    const both = { InstanceId: id, MemSize: 2048, RedisShardNum: 5, RedisReplicasNum: 1 }
    await expect(client.UpgradeInstance(both)).rejects.toMatchObject({
      code: 'InvalidParameter.IllegalParameterError',
    })
    await client.UpgradeInstance({ ...both, MemSize: 1024 })
    await running()
    expect(await read()).toMatchObject({ RedisShardNum: 5, Size: 5120 })
    expect(await ask(['MGET', 'a', 'b'])).toEqual(['1', '2'])
  })

  describe('without a proxy', () => {
    const keys = Array.from({ length: 60 }, (_, index) => `key-${index}`)
    let cluster: Cluster

    const connect = async () => {
      const { WanIp: host = '', Port: port = 0 } = (await read()) ?? {}
      // What it does by itself when a shard goes, nobody waits for.
      const redisOptions = { password, tls: { ca: await authority() }, autoResubscribe: false }
      const dnsLookup = (name: string, found: (error: null, address: string) => void) => found(null, name)
      const one = new Cluster([{ host, port }], { redisOptions, dnsLookup })
      // What it asks of a shard that goes in that moment, it leaves unanswered.
      one.on('+node', (node: Redis) => {
        const asking = node.asking.bind(node)
        node.asking = () => asking().catch(() => 'OK')
      })
      return one
    }
    const shardsOf = (one: Cluster) => new Set(one.slots.map(([master]) => master))
    const readAll = () => Promise.all(keys.map((key) => cluster.get(key)))
    const resize = (RedisShardNum: number) =>
      client.UpgradeInstance({ InstanceId: id, MemSize: 1024, RedisShardNum, RedisReplicasNum: 1 })

    afterAll(() => cluster.disconnect())

    it('has a server for each shard, which tells clients of the others, over TLS alone', async () => {
      const direct = { TypeId: 18, MemSize: 1024, RedisShardNum: 3, ConnectionMode: 1, EnableSSL: true }
      const { InstanceIds = [] } = await client.CreateInstances({ ...order, ...direct })
      id = InstanceIds[0] ?? ''
      await eventually(
        () => client.DescribeInstances({ InstanceIds: [id] }),
        ({ InstanceSet }) => InstanceSet?.[0]?.Status === 2,
        patient,
      )
      expect(await read()).not.toHaveProperty('CurrentProxyVersion')
      cluster = await connect()
      for (const key of keys) await cluster.set(key, key)
      expect(shardsOf(cluster).size).toBe(3)
      const tls = { ca: await authority() }
      await expect(ask(['MGET', ...keys], { tls })).rejects.toThrow(/CROSSSLOT/)
      await expect(ask(['CLUSTER', 'FLUSHSLOTS'], { tls })).rejects.toThrow(/NOPERM/)
      await expect(ask(['PING'])).rejects.toThrow()
      expect(await ask(['CONFIG', 'GET', 'maxmemory'], { tls })).toEqual(['maxmemory', `${2 ** 30}`])
    })

    it('has its keys, and the shards that it was to get, after a restart of the emulator', async () => {
      cluster.disconnect()
      await resize(5)
      await emulator.restart()
      await running()
      cluster = await connect()
      expect(await readAll()).toEqual(keys)
      expect(shardsOf(cluster).size).toBe(5)
    })

    it('gets fewer shards in place: clients find all keys all the time', async () => {
      const found: (string | null)[] = []
      let isResizing = true
      const reading = (async () => {
        while (isResizing) found.push(...(await readAll()))
      })()
      try {
        await resize(3)
        await running()
      } finally {
        isResizing = false
      }
      await reading
      expect(found.length).toBeGreaterThan(0)
      expect(found).not.toContain(null)
      const told = await ask(['CLUSTER', 'INFO'], { tls: { ca: await authority() } })
      expect(told).toContain('cluster_known_nodes:3')
    })

    it('leaves nothing behind in the end', async () => {
      cluster.disconnect()
      await client.DestroyPostpaidInstance({ InstanceId: id })
      await eventually(status, (now) => now === -2)
      await client.CleanUpInstance({ InstanceId: id })
      await eventually(
        () => client.DescribeInstances({ InstanceIds: [id] }),
        ({ TotalCount }) => TotalCount === 0,
      )
      expect(existsSync(join(emulator.world.dataFolder, 'redis', id))).toBe(false)
    })
  })

  async function authority(): Promise<string> {
    const { CertDownloadUrl = '' } = await client.DescribeSSLStatus({ InstanceId: id })
    const archive = new Uint8Array(await (await fetch(CertDownloadUrl)).arrayBuffer())
    return strFromU8(unzipSync(archive)['ca.crt'] ?? new Uint8Array())
  }
})

import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { Client as PostgresClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_client.js'
import type { CreateInstancesRequest } from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anEmulator, type TestEmulator } from '../../../test/emulator.ts'
import { eventually } from '../../../test/eventually.ts'
import { aNetwork } from '../../../test/network.ts'
import { destroyPostgres, ensurePostgres, isPostgresRunning } from '../../data-planes/postgres-server.ts'
import { withSuperuser } from '../../data-planes/postgres-session.ts'
import { choosePort } from '../../engine/ports.ts'
import { chinaTime } from '../timestamps.ts'

const adminPassword = 'Admin-Secret-1'
const appPassword = 'App-Secret-1'

describe('TencentDB for PostgreSQL', () => {
  let emulator: TestEmulator
  let client: PostgresClient
  let order: CreateInstancesRequest
  let id: string

  beforeAll(async () => {
    emulator = await anEmulator()
    client = emulator.client(PostgresClient, { product: 'postgres' })
    const { zone, vpcId, subnetId, securityGroupId } = await aNetwork(emulator)
    order = {
      Zone: zone,
      SpecCode: 'pg.it.large8',
      Storage: 50,
      InstanceCount: 1,
      InstanceChargeType: 'POSTPAID_BY_HOUR',
      Period: 1,
      Charset: 'UTF8',
      DBMajorVersion: '15',
      AdminName: 'keeper',
      AdminPassword: adminPassword,
      VpcId: vpcId,
      SubnetId: subnetId,
      SecurityGroupIds: [securityGroupId],
      Name: 'safe-system',
      TagList: [{ TagKey: 'tengyun:project', TagValue: 'safe' }],
    }
  })

  afterAll(async () => {
    await emulator[Symbol.asyncDispose]()
  })

  const read = async () => (await client.DescribeDBInstanceAttribute({ DBInstanceId: id })).DBInstance
  const status = async () => (await read())?.DBInstanceStatus
  const running = () => eventually(status, (now) => now === 'running')

  const connect = async (options: pg.ClientConfig = {}) => {
    const net = (await read())?.DBInstanceNetInfo?.[0]
    const session = new pg.Client({
      ...(net?.Ip !== undefined && { host: net.Ip }),
      ...(net?.Port !== undefined && { port: net.Port }),
      user: 'keeper',
      password: adminPassword,
      database: 'postgres',
      ...options,
    })
    session.on('error', () => {})
    await session.connect()
    return session
  }

  const trust = async () => {
    const { CACert = '' } = await client.DescribeDBInstanceSSLConfig({ DBInstanceId: id })
    return { ca: CACert }
  }

  it.each<[string, Partial<CreateInstancesRequest>, string]>([
    ['the default charge type, prepaid', { InstanceChargeType: 'PREPAID' }, 'Emulator.ParameterNotSupported'],
    ['an unsold specification', { SpecCode: 'pg.it.huge' }, 'InvalidParameterValue.BadSpec'],
    ['storage between the steps', { Storage: 55 }, 'InvalidParameterValue.InvalidParameterValueError'],
    ['an unknown zone', { Zone: 'ap-guangzhou-99' }, 'InvalidParameterValue.IllegalZone'],
    [
      'a standby in an unknown zone',
      {
        DBNodeSet: [
          { Role: 'Primary', Zone: 'ap-guangzhou-6' },
          { Role: 'Standby', Zone: 'ap-guangzhou-99' },
        ],
      },
      'InvalidParameterValue.IllegalZone',
    ],
    [
      'the superuser as administrator',
      { AdminName: 'postgres' },
      'InvalidParameterValue.InvalidAccountError',
    ],
    [
      'an administrator named like a system role',
      { AdminName: 'PG_admin' },
      'InvalidParameterValue.InvalidAccountError',
    ],
    ['a short password', { AdminPassword: 'Ab1-' }, 'InvalidParameterValue.InvalidPasswordLengthError'],
    [
      'a password without digits',
      { AdminPassword: 'Abcdefg-' },
      'InvalidParameterValue.InvalidPasswordValueError',
    ],
    ['a foreign character set', { Charset: 'GBK' }, 'InvalidParameterValue.InvalidCharset'],
    ['an unknown VPC', { VpcId: 'vpc-00000000' }, 'InvalidParameter.VpcNotFoundError'],
    ['an unknown subnet', { SubnetId: 'subnet-00000000' }, 'FailedOperation.GetSubnetError'],
    ['an unknown security group', { SecurityGroupIds: ['sg-00000000'] }, 'InvalidSecurityGroupId.NotFound'],
    [
      'more instances than a call may order',
      { InstanceCount: 11 },
      'InvalidParameterValue.InvalidInstanceNum',
    ],
    ['a version that it does not run', { DBMajorVersion: '9' }, 'Emulator.VersionNotSupported'],
    ['a field that it would ignore', { KMSKeyId: 'key' }, 'Emulator.ParameterNotSupported'],
  ])('refuses to create with %s', async (_, change, code) => {
    await expect(client.CreateInstances({ ...order, ...change })).rejects.toMatchObject({ code })
    expect((await client.DescribeDBInstances({})).TotalCount).toBe(0)
  })

  it('sells what can be created: zones, classes, versions', async () => {
    const zones = await client.DescribeZones({})
    expect(zones.ZoneSet?.find(({ Zone }) => Zone === order.Zone)).toMatchObject({ ZoneId: 100_006 })
    const versions = await client.DescribeDBVersions({})
    expect(versions.VersionSet?.map(({ DBMajorVersion }) => DBMajorVersion)).toEqual(['15'])
    const request = { Zone: order.Zone, DBEngine: 'postgresql', DBMajorVersion: '15' }
    const classes = await client.DescribeClasses(request)
    expect(classes.ClassInfoSet).toContainEqual(
      expect.objectContaining({ SpecCode: 'pg.it.large8', CPU: 4, Memory: 8192 }),
    )
  })

  it('creates an instance that is running only when its server answers', async () => {
    const { DBInstanceIdSet = [] } = await client.CreateInstances(order)
    id = DBInstanceIdSet[0] ?? ''
    expect(id).toMatch(/^postgres-[a-z0-9]{8}$/)
    expect(await status()).toBe('applying')
    await expect(
      client.ModifyDBInstanceName({ DBInstanceId: id, InstanceName: 'early' }),
    ).rejects.toMatchObject({ code: 'OperationDenied.InstanceStatusLimitError' })
    await running()

    const session = await connect()
    const { rows } = await session.query('SELECT current_setting($1) AS zone', ['TimeZone'])
    expect(rows).toEqual([{ zone: 'Asia/Shanghai' }])
    await session.end()
  })

  it("describes the instance in the cloud's units", async () => {
    const { TotalCount, DBInstanceSet } = await client.DescribeDBInstances({
      Filters: [{ Name: 'db-tag-key', Values: ['tengyun:project'] }],
    })
    expect(TotalCount).toBe(1)
    expect(DBInstanceSet?.[0]).toMatchObject({
      DBInstanceId: id,
      DBInstanceName: 'safe-system',
      DBInstanceCpu: 4,
      DBInstanceMemory: 8,
      DBInstanceStorage: 50,
      DBMajorVersion: '15',
      PayType: 'postpaid',
      DBInstanceNetInfo: [{ NetType: 'private', Status: 'opened' }],
      TagList: [{ TagKey: 'tengyun:project', TagValue: 'safe' }],
    })
  })

  it('gives its administrator much, but not the server', async () => {
    await expect(connect({ password: 'Wrong-Secret-1' })).rejects.toMatchObject({ code: '28P01' })
    const session = await connect()
    await session.query('CREATE ROLE helper')
    await session.query('CREATE DATABASE own')
    await session.query('DROP DATABASE own')
    await session.query('DROP ROLE helper')
    await expect(session.query("ALTER SYSTEM SET work_mem = '1MB'")).rejects.toMatchObject({ code: '42501' })
    await expect(session.query('ALTER ROLE postgres NOLOGIN')).rejects.toMatchObject({ code: '42501' })
    await session.end()
  })

  it("has accounts and databases that are the server's", async () => {
    const account = {
      DBInstanceId: id,
      UserName: 'app',
      Type: 'normal',
      Password: appPassword,
      Remark: '应用',
    }
    await client.CreateAccount(account)
    await expect(client.CreateAccount(account)).rejects.toMatchObject({
      code: 'InvalidParameterValue.AccountExist',
    })
    const { Details } = await client.DescribeAccounts({ DBInstanceId: id })
    expect(Details?.map(({ UserName, UserType, Remark }) => [UserName, UserType, Remark]).sort()).toEqual([
      ['app', 'normal', '应用'],
      ['keeper', 'tencentDBSuper', ''],
    ])

    await client.CreateDatabase({ DBInstanceId: id, DatabaseName: 'safe', DatabaseOwner: 'app' })
    const databases = await client.DescribeDatabases({ DBInstanceId: id })
    expect(databases.Databases).toContainEqual(
      expect.objectContaining({ DatabaseName: 'safe', DatabaseOwner: 'app', Encoding: 'UTF8' }),
    )
    const session = await connect({ user: 'app', password: appPassword, database: 'safe' })
    await session.query('CREATE TABLE reports (title text)')
    await session.query("INSERT INTO reports VALUES ('all is well')")
    await session.end()

    await expect(client.DeleteAccount({ DBInstanceId: id, UserName: 'app' })).rejects.toMatchObject({
      code: 'FailedOperation.DBError',
      message: expect.stringContaining('cannot be dropped because some objects depend on it'),
    })
    await expect(client.DeleteAccount({ DBInstanceId: id, UserName: 'nobody' })).rejects.toMatchObject({
      code: 'InvalidParameterValue.AccountNotExistError',
    })
  })

  it('grants and revokes privileges', async () => {
    await client.CreateAccount({
      DBInstanceId: id,
      UserName: 'reader',
      Type: 'normal',
      Password: appPassword,
    })
    const privilege = (ModifyType: string) => ({
      ModifyType,
      DatabasePrivilege: {
        Object: { ObjectType: 'table', ObjectName: 'reports', SchemaName: 'public', DatabaseName: 'safe' },
        PrivilegeSet: ['SELECT'],
      },
    })
    const modify = (type: string) =>
      client.ModifyAccountPrivileges({
        DBInstanceId: id,
        UserName: 'reader',
        ModifyPrivilegeSet: [privilege(type)],
      })
    const session = await connect({ user: 'reader', password: appPassword, database: 'safe' })
    await expect(session.query('SELECT title FROM reports')).rejects.toMatchObject({ code: '42501' })
    await modify('grantObject')
    expect((await session.query('SELECT title FROM reports')).rowCount).toBe(1)
    await modify('revokeObject')
    await expect(session.query('SELECT title FROM reports')).rejects.toMatchObject({ code: '42501' })
    await session.end()
  })

  it('changes a password', async () => {
    const other = 'Other-Secret-1'
    await client.ResetAccountPassword({ DBInstanceId: id, UserName: 'app', Password: other })
    await expect(connect({ user: 'app', password: appPassword, database: 'safe' })).rejects.toMatchObject({
      code: '28P01',
    })
    await (await connect({ user: 'app', password: other, database: 'safe' })).end()
    await client.ResetAccountPassword({ DBInstanceId: id, UserName: 'app', Password: appPassword })
  })

  it('sets parameters, restarting the server for those that need it', async () => {
    const parameter = async (ParamName: string) =>
      (await client.DescribeDBInstanceParameters({ DBInstanceId: id, ParamName })).Detail?.[0]
    expect(await parameter('max_connections')).toMatchObject({ CurrentValue: '100', NeedReboot: true })
    expect(await parameter('data_directory')).toBeUndefined()

    const { TaskId = 0 } = await client.ModifyDBInstanceParameters({
      DBInstanceId: id,
      ParamList: [
        { Name: 'timezone', ExpectedValue: 'UTC' },
        { Name: 'max_connections', ExpectedValue: '50' },
      ],
    })
    expect(await status()).toBe('parameter modifying')
    await running()
    const { TaskSet } = await client.DescribeTasks({ TaskId })
    expect(TaskSet).toMatchObject([{ Status: 'Success', DBInstanceId: id }])
    expect(await parameter('max_connections')).toMatchObject({ CurrentValue: '50' })
    expect(await parameter('timezone')).toMatchObject({ CurrentValue: 'UTC' })
  })

  it('sets all parameters of a call or none', async () => {
    const set = (...pairs: [string, string][]) =>
      client.ModifyDBInstanceParameters({
        DBInstanceId: id,
        ParamList: pairs.map(([Name, ExpectedValue]) => ({ Name, ExpectedValue })),
      })
    await expect(set(['work_mem', '8192'], ['max_connections', 'many'])).rejects.toMatchObject({
      code: 'InvalidParameterValue.ParameterOutRangeError',
    })
    await expect(set(['archive_command', 'true'])).rejects.toMatchObject({
      code: 'InvalidParameterValue.ParameterHandleError',
    })
    expect(await status()).toBe('running')
    const auto = join(folder(), 'cluster', 'postgresql.auto.conf')
    expect(readFileSync(auto, 'utf8')).not.toContain('work_mem')
  })

  it('refuses plaintext once SSL is on, and proves its address with the CA it hands out', async () => {
    const address = (await read())?.DBInstanceNetInfo?.[0]?.Ip ?? ''
    await expect(
      client.ModifyDBInstanceSSLConfig({ DBInstanceId: id, SSLEnabled: true, ConnectAddress: '10.0.0.1' }),
    ).rejects.toMatchObject({ code: 'InvalidParameterValue.InvalidParameterValueError' })
    await client.ModifyDBInstanceSSLConfig({ DBInstanceId: id, SSLEnabled: true, ConnectAddress: address })
    await running()

    const config = await client.DescribeDBInstanceSSLConfig({ DBInstanceId: id })
    expect(config).toMatchObject({ SSLEnabled: true, ConnectAddress: address })
    const ca = await (await fetch(config.CAUrl ?? '')).text()
    expect(ca).toBe(config.CACert)
    await expect(connect()).rejects.toMatchObject({ code: '28000' })
    await (await connect({ ssl: { ca } })).end()
  })

  it('changes name, groups and specification, one at a time', async () => {
    await client.ModifyDBInstanceName({ DBInstanceId: id, InstanceName: 'renamed' })
    await running()
    await client.ModifyDBInstanceSecurityGroups({ DBInstanceId: id, SecurityGroupIdSet: [] })
    await running()
    const groups = await client.DescribeDBInstanceSecurityGroups({ DBInstanceId: id })
    expect(groups.SecurityGroupSet).toEqual([])
    const smaller = { DBInstanceId: id, Memory: 8, Cpu: 4, Storage: 40 }
    await expect(client.ModifyDBInstanceSpec(smaller)).rejects.toMatchObject({
      code: 'InvalidParameterValue.InvalidInstanceVolume',
    })
    await client.ModifyDBInstanceSpec({ DBInstanceId: id, Memory: 16, Cpu: 4, Storage: 100 })
    await running()
    expect(await read()).toMatchObject({
      DBInstanceName: 'renamed',
      DBInstanceClass: 'pg.it.large16',
      DBInstanceStorage: 100,
    })
  })

  it('moves its standby to another zone, and keeps one of each role', async () => {
    const nodes = (...roles: string[]) =>
      roles.map((Role, index) => ({ Role, Zone: index === 0 ? 'ap-guangzhou-6' : 'ap-guangzhou-7' }))
    const move = (DBNodeSet: ReturnType<typeof nodes>) =>
      client.ModifyDBInstanceDeployment({ DBInstanceId: id, DBNodeSet, SwitchTag: 0 })
    await expect(move(nodes('Primary', 'Primary'))).rejects.toMatchObject({
      code: 'InvalidParameterValue.InvalidParameterValueError',
    })
    await move(nodes('Primary', 'Standby'))
    expect(await status()).toBe('deployment changing')
    await running()
    expect((await read())?.DBNodeSet).toEqual(nodes('Primary', 'Standby'))
  })

  it('tells which queries were slow, one by one and by kind', async () => {
    const ssl = await trust()
    const statements = [
      ["SELECT pg_sleep(1.01), 'a\tb\nc'"],
      ["SELECT pg_sleep(1.02), 'd'"],
      ['SELECT pg_sleep($1)', ['1.03']],
    ] as const
    await Promise.all(
      statements.map(async ([text, values]) => {
        const session = await connect({ ssl })
        await session.query(text, values && [...values])
        await session.end()
      }),
    )
    const span = {
      DBInstanceId: id,
      StartTime: chinaTime(Date.now() - 60_000),
      EndTime: chinaTime(Date.now() + 60_000),
    }
    // On a machine that is busy, statements of the tests before may have been slow as well.
    const isOurs = (text: string | undefined) => text?.includes('pg_sleep')
    const list = await client.DescribeSlowQueryList({ ...span, OrderBy: 'Duration', OrderByType: 'asc' })
    const slow = (list.RawSlowQueryList ?? []).filter(({ RawQuery }) => isOurs(RawQuery))
    expect(slow).toHaveLength(3)
    expect(slow.map(({ Duration }) => Duration)).toEqual(
      slow.map(({ Duration = 0 }) => Duration).toSorted((a, b) => a - b),
    )
    expect(slow.find(({ RawQuery }) => RawQuery?.startsWith('SELECT pg_sleep(1.01)'))).toMatchObject({
      RawQuery: "SELECT pg_sleep(1.01), 'a\tb\nc'",
      UserName: 'keeper',
      DatabaseName: 'postgres',
      ClientAddr: expect.stringMatching(/^127\.[\d.]+:\d+$/),
    })
    expect(list.DurationAnalysis?.reduce((sum, { Count = 0 }) => sum + Count, 0)).toBe(list.TotalCount)
    const { Detail } = await client.DescribeSlowQueryAnalysis({ ...span, OrderBy: 'CostTime' })
    const kinds = (Detail?.AnalysisItems ?? []).filter(({ NormalQuery }) => isOurs(NormalQuery))
    expect(kinds.map(({ NormalQuery, CallNum }) => [NormalQuery, CallNum])).toEqual([
      ['SELECT pg_sleep(?), ?', 2],
      ['SELECT pg_sleep($1)', 1],
    ])
    await expect(
      client.DescribeSlowQueryList({ ...span, StartTime: chinaTime(Date.now() - 9 * 86_400_000) }),
    ).rejects.toMatchObject({ code: 'InvalidParameterValue.InvalidParameterValueError' })
  })

  it('makes the standby the primary: connections break, what was committed stays', async () => {
    const before = await read()
    const session = await connect({ ssl: await trust() })
    await session.query('CREATE TABLE kept (id int)')
    const isCut = new Promise((cut) => session.once('end', cut))
    const { TaskId = 0 } = await client.SwitchDBInstancePrimary({ DBInstanceId: id })
    expect(await status()).toBe('primary-switching')
    await eventually(
      () => client.DescribeTasks({ TaskId }),
      ({ TaskSet }) => TaskSet?.[0]?.Status === 'Success',
    )
    await isCut
    const later = await connect({ ssl: await trust() })
    await later.query('DROP TABLE kept')
    await later.end()
    const zoneOf = (role: string, { DBNodeSet }: { DBNodeSet?: { Role: string; Zone: string }[] } = {}) =>
      DBNodeSet?.find(({ Role }) => Role === role)?.Zone
    expect(zoneOf('Primary', await read())).toBe(zoneOf('Standby', before))
  })

  it('has read-only groups, which keep it and its subnet', async () => {
    const { VpcId = '', SubnetId = '' } = order
    const settings = { MasterDBInstanceId: id, Name: 'readers', VpcId, SubnetId }
    const off = { ReplayLagEliminate: 0, ReplayLatencyEliminate: 0 }
    await expect(client.CreateReadOnlyGroup(settings)).rejects.toMatchObject({
      code: 'InvalidParameterValue.InvalidParameterValueError',
    })
    const { ReadOnlyGroupId = '' } = await client.CreateReadOnlyGroup({ ...settings, ...off })
    const Filters = [{ Name: 'db-master-instance-id', Values: [id] }]
    const groups = async () => (await client.DescribeReadOnlyGroups({ Filters })).ReadOnlyGroupList
    const settled = () => eventually(groups, (list) => list?.[0]?.Status === 'ok')
    expect(await groups()).toMatchObject([{ ReadOnlyGroupId, Status: 'creating', MasterDBInstanceId: id }])
    await settled()
    const on = { ReplayLagEliminate: 1, ReplayLatencyEliminate: 1, MaxReplayLag: 10, MaxReplayLatency: 64 }
    await client.ModifyReadOnlyGroupConfig({ ReadOnlyGroupId, ...on, ReadOnlyGroupName: 'renamed' })
    expect(await settled()).toMatchObject([{ ReadOnlyGroupName: 'renamed', ...on }])
    await expect(client.IsolateDBInstances({ DBInstanceIdSet: [id] })).rejects.toMatchObject({
      code: 'FailedOperation.LimitOperation',
    })
    await client.DeleteReadOnlyGroup({ ReadOnlyGroupId })
    await eventually(groups, (list) => list?.length === 0)
    await expect(client.DescribeReadOnlyGroups({})).rejects.toMatchObject({
      code: 'InvalidParameterValue.InvalidParameterValueError',
    })
  })

  it('keeps a backup plan', async () => {
    const BackupPeriod = ['monday', 'thursday']
    await expect(
      client.ModifyBackupPlan({ DBInstanceId: id, BackupPeriod: ['monday'] }),
    ).rejects.toMatchObject({ code: 'InvalidParameterValue.InvalidParameterValueError' })
    await client.ModifyBackupPlan({ DBInstanceId: id, BackupPeriod, BaseBackupRetentionPeriod: 30 })
    const { Plans } = await client.DescribeBackupPlans({ DBInstanceId: id })
    expect(Plans).toMatchObject([
      {
        BackupPeriod: JSON.stringify(BackupPeriod),
        BaseBackupRetentionPeriod: 30,
        LogBackupRetentionPeriod: 7,
      },
    ])
  })

  it('is backed up by hand while it works, and the backup is whole by itself', async () => {
    const { BaseBackupId = '' } = await client.CreateBaseBackup({ DBInstanceId: id })
    expect(await status()).toBe('running')
    const Filters = [{ Name: 'db-instance-id', Values: [id] }]
    const look = async () => (await client.DescribeBaseBackups({ Filters })).BaseBackupSet?.[0]
    const backup = await eventually(look, (one) => one?.State === 'finished')
    expect(backup).toMatchObject({ Id: BaseBackupId, BackupMode: 'manual', BackupMethod: 'physical' })
    expect(backup?.Size).toBeGreaterThan(1_000_000)

    const restored = join(emulator.world.dataFolder, 'restored')
    cpSync(join(folder(), 'backups', BaseBackupId), join(restored, 'cluster'), { recursive: true })
    cpSync(join(folder(), 'superuser.secret'), join(restored, 'superuser.secret'))
    execFileSync('chmod', ['-R', 'go-rwx', join(restored, 'cluster')])
    if (process.getuid?.() === 0) execFileSync('chown', ['-R', `--reference=${folder()}/cluster`, restored])
    const port = await choosePort('127.0.0.1', 0)
    const server = { folder: restored, address: '127.0.0.1', port, ssl: false, encoding: 'UTF8' }
    await ensurePostgres(server)
    const { rows } = await withSuperuser(server, 'safe', (session) =>
      session.query('SELECT title FROM reports'),
    )
    expect(rows).toEqual([{ title: 'all is well' }])
    await destroyPostgres(restored)

    await client.DeleteBaseBackup({ DBInstanceId: id, BaseBackupId })
    expect(await look()).toBeUndefined()
    expect(existsSync(join(folder(), 'backups', BaseBackupId))).toBe(false)
  })

  it('has its data after a restart of the emulator, and wrote no password down', async () => {
    await emulator.restart()
    expect(await status()).toBe('running')
    const ca = (await client.DescribeDBInstanceSSLConfig({ DBInstanceId: id })).CACert ?? ''
    const session = await connect({ user: 'app', password: appPassword, database: 'safe', ssl: { ca } })
    expect((await session.query('SELECT title FROM reports')).rows).toEqual([{ title: 'all is well' }])
    await session.end()
    const journal = readFileSync(join(emulator.world.dataFolder, 'state.jsonl'), 'utf8')
    for (const password of [adminPassword, appPassword]) expect(journal).not.toContain(password)
  })

  it('isolates, comes back, and is destroyed with its data', async () => {
    await client.ModifyDBInstanceDeletionProtection({ DBInstanceId: id, DeletionProtection: true })
    await running()
    const isolate = () => client.IsolateDBInstances({ DBInstanceIdSet: [id] })
    await expect(isolate()).rejects.toMatchObject({ code: 'FailedOperation.LimitOperation' })
    await client.ModifyDBInstanceDeletionProtection({ DBInstanceId: id, DeletionProtection: false })
    await running()

    await expect(client.DestroyDBInstance({ DBInstanceId: id })).rejects.toMatchObject({
      code: 'OperationDenied.InstanceStatusLimitError',
    })
    await isolate()
    await eventually(status, (now) => now === 'isolated')
    expect(isPostgresRunning(folder())).toBe(false)
    await client.DisIsolateDBInstances({ DBInstanceIdSet: [id] })
    await running()
    await isolate()
    await eventually(status, (now) => now === 'isolated')

    await client.DestroyDBInstance({ DBInstanceId: id })
    await eventually(
      () => client.DescribeDBInstances({}),
      ({ TotalCount }) => TotalCount === 0,
    )
    await expect(read()).rejects.toMatchObject({ code: 'ResourceNotFound.InstanceNotFoundError' })
    expect(() => readFileSync(join(folder(), 'postgresql.log'))).toThrow('ENOENT')
  })

  it('gives the next instance the usual port again', async () => {
    const { DBInstanceIdSet = [] } = await client.CreateInstances(order)
    id = DBInstanceIdSet[0] ?? ''
    expect((await read())?.DBInstanceNetInfo).toMatchObject([{ Port: 5432 }])
    await running()
  })

  function folder(): string {
    return join(emulator.world.dataFolder, 'postgres', id)
  }
})

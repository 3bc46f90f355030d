import { spawn } from 'node:child_process'
import type { ClientConfig } from 'tencentcloud-sdk-nodejs/tencentcloud/common/interface.js'
import { Client as CbsClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_client.js'
import { Client as PostgresClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_client.js'
import { Client as RedisClient } from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_client.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { points } from '../emulator/src/faults/fault.ts'
import { callsOf, controlOf, killAtAny } from '../emulator/test/kill-points.ts'
import { readyClone } from './support/clone.ts'
import { type CloudView, emptyCloud, targetOf, viewCloud } from './support/cloud-view.ts'

const orders = ['postgres:CreateBaseBackup', 'redis:ManualBackupInstance', 'cbs:CreateSnapshot']
/** Not those of COS, where the lease comes and goes. */
const deletions = ['vpc', 'cvm', 'clb', 'cbs', 'postgres', 'redis', 'monitor', 'cam', 'cls'].flatMap(
  (product) =>
    ['Isolate*', 'Destroy*', 'Terminate*', 'Delete*', 'Release*', 'Detach*'].map(
      (action) => `${product}:${action}`,
    ),
)

interface BackedUp {
  readonly key: string
  readonly id: string
  readonly fate: string
}

/** Production goes only once what people stored in it was copied. What the world is, the cloud says. */
describe('what holds data', () => {
  let clone: Awaited<ReturnType<typeof readyClone>>
  let target: Awaited<ReturnType<typeof targetOf>>
  let whole: CloudView

  const production = (...words: string[]) => clone.tengyun([...words, 'production', '--emulator'])
  const destroy = (...words: string[]) =>
    production('destroy', '--yes', '--delete-data', 'production', '--json', ...words)

  beforeAll(async () => {
    clone = await readyClone({ speed: 1_000 })
    target = await targetOf(clone)
    await production('apply', '--yes')
    whole = await viewCloud(clone)
  })
  afterAll(() => clone?.discard())

  it.each(points)('is backed up once, however often the command is killed %s of an order', async (point) => {
    // What else was on its way when the command was killed may have had its effect, and is not ordered again.
    let left = orders
    for (
      let killedIn = await kill(left, point);
      left.includes(killedIn);
      killedIn = await kill(left, point)
    ) {
      left = left.filter((order) => order !== killedIn)
    }
    expect(await backupsThere()).toEqual({ postgres: 1, redis: 1, 'host-1': 1, 'host-2': 1 })

    expect((await destroy()).exitCode).toBe(0)
    await production('apply', '--yes')
  })

  it('stays, and everything else with it, when a backup fails', async () => {
    const control = controlOf(target)
    await control.request('InjectFault', { Effect: 'task-fails', Call: 'postgres:CreateBaseBackup' })
    const { exitCode, stderr } = await destroy()
    await control.request('ClearFaults', {})
    expect(exitCode).toBe(2)
    expect(stderr).toContain('apply/backup-failed')
    expect(stderr).toContain('--no-backup')
    expect(await viewCloud(clone)).toEqual(whole)
  })

  it('is deleted after its backups were finished, and the snapshots of its disks stay', async () => {
    let told = ''
    const calls = await callsOf(target, async () => {
      const { exitCode, stdout } = await destroy()
      expect(exitCode).toBe(0)
      told = stdout
    })
    const lastOrder = Math.max(...orders.map((order) => calls.lastIndexOf(order)))
    expect(lastOrder).toBeGreaterThan(-1)
    expect(lastOrder).toBeLessThan(
      calls.findIndex((call) => /^(?!cos:).*:(Isolate|Destroy|Terminate|Delete|Release|Detach)/.test(call)),
    )
    expect(await viewCloud(clone)).toEqual(emptyCloud)

    const backups: readonly BackedUp[] = JSON.parse(told).result.backups
    expect(backups.map(({ key, fate }) => `${key} ${fate}`).sort()).toEqual([
      'disk/host-1 outlives',
      'disk/host-2 outlives',
      'postgres/main goes-along',
      'redis/main goes-along',
    ])
    const { SnapshotSet = [] } = await client(CbsClient).DescribeSnapshots({ Limit: 100 })
    const kept = backups.filter(({ fate }) => fate === 'outlives').map(({ id }) => id)
    expect(SnapshotSet.map(({ SnapshotId }) => SnapshotId)).toEqual(expect.arrayContaining(kept))
  })

  /** In one of the orders, or in the first deletion if none of them comes. */
  async function kill(left: readonly string[], point: (typeof points)[number]): Promise<string> {
    const outcome = await killAtAny(target, { names: [...left, ...deletions], point }, startDestroy)
    if ('killedIn' in outcome) return outcome.killedIn
    throw new Error(`nothing was deleted: ${outcome.exitCode}`)
  }

  /** How many there are of each object that is there. */
  async function backupsThere(): Promise<Record<string, number | undefined>> {
    const [postgres, redis] = [client(PostgresClient), client(RedisClient)]
    const [{ DBInstanceSet = [] }, { InstanceSet = [] }, { DiskSet = [] }, { SnapshotSet = [] }] =
      await Promise.all([
        postgres.DescribeDBInstances({}),
        redis.DescribeInstances({}),
        client(CbsClient).DescribeDisks({ Filters: [{ Name: 'disk-usage', Values: ['DATA_DISK'] }] }),
        client(CbsClient).DescribeSnapshots({ Limit: 100 }),
      ])
    const Filters = [{ Name: 'db-instance-id', Values: [DBInstanceSet[0]?.DBInstanceId ?? ''] }]
    const InstanceId = InstanceSet[0]?.InstanceId ?? ''
    const disks = DiskSet.map(({ DiskId, DiskName = '' }) => [
      DiskName.replace(/.*-(?=host)/, ''),
      SnapshotSet.filter((snapshot) => snapshot.DiskId === DiskId).length,
    ])
    return {
      ...Object.fromEntries(disks),
      postgres: (await postgres.DescribeBaseBackups({ Filters })).TotalCount,
      redis: (await redis.DescribeInstanceBackups({ InstanceId, Status: [1, 2] })).TotalCount,
    }
  }

  function client<C>(Client: new (config: ClientConfig) => C): C {
    const { endpoint, secretId, secretKey } = target
    return new Client({
      credential: { secretId, secretKey },
      region: 'ap-guangzhou',
      profile: { httpProfile: { protocol: 'http://', endpoint: new URL(endpoint).host } },
    })
  }

  function startDestroy() {
    const words = ['destroy', 'production', '--emulator', '--yes', '--delete-data', 'production']
    return spawn('node_modules/.bin/node', ['tool/bin/tengyun.js', ...words], {
      cwd: clone.folder,
      stdio: 'ignore',
      env: { ...process.env },
    })
  }
})

import type {
  DescribeInstanceBackupsRequest,
  DescribeInstanceBackupsResponse,
  RedisBackupSet,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import type { World } from '../../../engine/world.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { chinaTime, fromChinaTime } from '../../timestamps.ts'
import { type Backup, backups } from '../backups.ts'
import { instances } from '../model.ts'
import { noTime } from '../view.ts'

/** A backup's `Status`. */
const underWay = 1
const normal = 2
const expired = -1

/** The newest first. https://cloud.tencent.com/document/api/239/20011 */
export const describeInstanceBackups: Action<
  DescribeInstanceBackupsRequest,
  DescribeInstanceBackupsResponse
> = (request, { world, region }) => {
  const { InstanceId, InstanceName, BeginTime, EndTime, Status = [normal] } = request
  const from = BeginTime === undefined ? 0 : fromChinaTime(BeginTime)
  const to = EndTime === undefined ? world.clock.now() : fromChinaTime(EndTime)
  const nameOf = ({ instanceId }: Backup) => instances(world).get(instanceId)?.name ?? ''
  const found = [...backups(world).values()]
    .filter((backup) => backup.region === region)
    .filter(({ instanceId }) => InstanceId === undefined || instanceId === InstanceId)
    .filter((backup) => InstanceName === undefined || nameOf(backup).includes(InstanceName))
    .filter(({ startedAt }) => startedAt >= from && startedAt <= to)
    .filter((backup) => Status.map(Number).includes(statusOf(world, backup)))
    .toSorted((a, b) => b.startedAt - a.startedAt)
  const page = pageOf(found, request, { limit: 20, maximum: 100 })
  return { TotalCount: found.length, BackupSet: page.map((backup) => show(world, backup, nameOf(backup))) }
}

function statusOf(world: World, { finishedAt, expiresAt }: Backup): number {
  if (finishedAt === undefined) return underWay
  return world.clock.now() < expiresAt ? normal : expired
}

function show(world: World, backup: Backup, name: string): RedisBackupSet {
  const { backupId, instanceId, region, remark, size, startedAt, finishedAt, expiresAt } = backup
  return {
    BackupId: backupId,
    BackupType: '0',
    Status: statusOf(world, backup),
    Remark: remark,
    Locked: finishedAt === undefined ? 1 : 0,
    BackupSize: size,
    InstanceId: instanceId,
    InstanceName: name,
    Region: region,
    StartTime: chinaTime(startedAt),
    EndTime: finishedAt === undefined ? noTime : chinaTime(finishedAt),
    ExpireTime: chinaTime(expiresAt),
  }
}

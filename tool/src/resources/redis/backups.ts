import type { RedisBackupSet } from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import { type Backup, type Backups, timeIn } from '../backups.ts'
import type { RedisFields } from '../redis.ts'

/** `Status` of https://cloud.tencent.com/document/api/239/20011; those being exported or exported are whole too. */
const underWay = 1
const whole = [2, 3, 4]

/** Backups of a whole instance. The cloud deletes them with it, when it leaves the recycle bin. */
export const redisBackups: Backups<RedisFields> = {
  patience: 2 * 60,

  isInBin: ({ state }) => ['isolated', 'deleting'].includes(state),

  async list({ cloud }, { id }) {
    const answer = await cloud.call('redis', 'DescribeInstanceBackups', {
      InstanceId: id,
      Status: [underWay, ...whole],
      Limit: 100,
    })
    return (answer.BackupSet ?? []).map(toBackup)
  },

  async take({ cloud }, { id }) {
    await cloud.call('redis', 'ManualBackupInstance', { InstanceId: id, Remark: 'tengyun: before deletion' })
    // The cloud tells a task, by which no backup can be found.
    return undefined
  },
}

function toBackup({ BackupId = '', Status, StartTime, ExpireTime }: RedisBackupSet): Backup {
  const state = Status === underWay ? 'under-way' : 'finished'
  return { id: BackupId, state, at: timeIn(StartTime) ?? 0, expires: timeIn(ExpireTime) }
}

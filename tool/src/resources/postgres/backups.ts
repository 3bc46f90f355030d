import type { BaseBackup } from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { type Backup, type Backups, timeIn } from '../backups.ts'
import type { InstanceFields } from './instance.ts'

/** Base backups of a whole instance. The cloud deletes them with it, when it leaves the recycle bin. */
export const baseBackups: Backups<InstanceFields> = {
  patience: 6 * 60,

  isInBin: ({ state }) => ['isolating', 'isolated', 'offlining'].includes(state),

  async list({ cloud }, { id }) {
    const answer = await cloud.call('postgres', 'DescribeBaseBackups', {
      Filters: [{ Name: 'db-instance-id', Values: [id] }],
      Limit: 100,
    })
    return (answer.BaseBackupSet ?? []).map(toBackup)
  },

  async take({ cloud }, { id }) {
    const answer = await cloud.call('postgres', 'CreateBaseBackup', { DBInstanceId: id })
    return answer.BaseBackupId
  },
}

const states: Readonly<Record<string, Backup['state']>> = {
  finished: 'finished',
  failed: 'failed',
  canceled: 'failed',
}

function toBackup({ Id = '', State = '', StartTime, FinishTime, ExpireTime }: BaseBackup): Backup {
  const state = states[State] ?? 'under-way'
  return { id: Id, state, at: timeIn(FinishTime) ?? timeIn(StartTime) ?? 0, expires: timeIn(ExpireTime) }
}

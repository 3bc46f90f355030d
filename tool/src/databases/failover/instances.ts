import type { Cloud } from '../../cloud/cloud.ts'
import { waitFor } from '../../cloud/wait.ts'
import { TengyunError } from '../../errors/tengyun-error.ts'
import type { Switchable } from './drill.ts'

/** Milliseconds that the cloud may take; a switch-over is a matter of a minute. */
const patience = 15 * 60_000

/** The standby becomes the primary. https://cloud.tencent.com/document/api/409/95968 */
export function postgresInstance(cloud: Cloud, DBInstanceId: string): Switchable {
  return {
    async state() {
      const { DBInstance } = await cloud.call('postgres', 'DescribeDBInstanceAttribute', { DBInstanceId })
      const nodes = (DBInstance?.DBNodeSet ?? []).map(({ Role, Zone }) => `${Role} ${Zone}`)
      return [DBInstance?.DBInstanceStatus ?? '', ...nodes].join(', ')
    },
    async switchOver() {
      const { TaskId = 0 } = await cloud.call('postgres', 'SwitchDBInstancePrimary', {
        DBInstanceId,
        // Now, and only where the standby has all: nothing is to be lost for a drill.
        SwitchTag: 0,
        Force: false,
      })
      await done(cloud, DBInstanceId, async () => {
        const { TaskSet } = await cloud.call('postgres', 'DescribeTasks', { TaskId })
        return endings.postgres[TaskSet?.[0]?.Status ?? '']
      })
    },
  }
}

/** A replica of the same zone becomes the master. https://cloud.tencent.com/document/api/239/56698 */
export function redisInstance(cloud: Cloud, InstanceId: string): Switchable {
  return {
    async state() {
      const answer = await cloud.call('redis', 'DescribeInstances', { InstanceId, Limit: 1, Offset: 0 })
      const found = answer.InstanceSet?.[0]
      const master = found?.NodeSet?.find(({ NodeType }) => NodeType === 0)?.NodeId
      return [
        found?.Status === 2 ? 'running' : `status ${found?.Status}`,
        ...(master ? [`master ${master}`] : []),
      ].join(', ')
    },
    async switchOver() {
      const { TaskId = 0 } = await cloud.call('redis', 'ChangeReplicaToMaster', { InstanceId })
      await done(cloud, InstanceId, async () => {
        const { Status = '' } = await cloud.call('redis', 'DescribeTaskInfo', { TaskId })
        return endings.redis[Status]
      })
    },
  }
}

type Ending = 'done' | 'failed'

/** Of tasks, as the two products word them; everything else goes on. */
const endings: Readonly<Record<'postgres' | 'redis', Readonly<Record<string, Ending>>>> = {
  postgres: { Success: 'done', Fail: 'failed', Pause: 'failed' },
  redis: { succeed: 'done', failed: 'failed', error: 'failed' },
}

/** @throws TengyunError `database/not-switched` */
async function done(cloud: Cloud, where: string, look: () => Promise<Ending | undefined>): Promise<void> {
  const ending = await waitFor(cloud, patience, look)
  if (ending === 'done') return
  const why =
    ending === 'failed'
      ? { en: 'The cloud says that its task failed.', zh: '云端任务失败。' }
      : {
          en: `It did not end within ${patience / 60_000} min.`,
          zh: `未在 ${patience / 60_000} 分钟内完成。`,
        }
  throw new TengyunError('database/not-switched', { where, why })
}

import { lookAtRedis } from '../../databases/redis/look.ts'
import { remarksOnShards, together } from '../../databases/redis/shards.ts'
import { openRedisSite } from '../../databases/site.ts'
import { observeParts } from '../../releases/parts.ts'
import { openSession } from '../../session.ts'
import { showRedisInfo } from '../../views/redis.ts'
import type { Run } from '../command.ts'

/** How Redis is, by its own account, and what stands out. */
export const info: Run = async (input) => {
  const { terminal } = input
  const session = await openSession(input)
  const shards = await lookAtRedis(await openRedisSite(session, await observeParts(session.context)))
  const remarks = remarksOnShards(shards)
  showRedisInfo(terminal, session.name, shards, remarks)
  terminal.document({
    environment: session.name,
    ...together(shards),
    ...(shards.length > 1 && { shards }),
    remarks: remarks.map(({ en }) => en),
  })
  return 0
}

import { remarksOn } from '../../databases/redis/info.ts'
import { lookAtRedis } from '../../databases/redis/look.ts'
import { openDatabaseSite } from '../../databases/site.ts'
import { observeParts } from '../../releases/parts.ts'
import { openSession } from '../../session.ts'
import { showRedisInfo } from '../../views/redis.ts'
import type { Run } from '../command.ts'

/** How Redis is, by its own account, and what stands out. */
export const info: Run = async (input) => {
  const { terminal } = input
  const session = await openSession(input)
  const found = await lookAtRedis(await openDatabaseSite(session, await observeParts(session.context)))
  const remarks = remarksOn(found)
  showRedisInfo(terminal, session.name, found, remarks)
  terminal.document({ environment: session.name, ...found, remarks: remarks.map(({ en }) => en) })
  return 0
}

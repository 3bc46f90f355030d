import { observe } from '../../apply/observe.ts'
import { redisOf } from '../../databases/chosen.ts'
import { readSlowLog } from '../../databases/redis/slow.ts'
import { keys } from '../../resources/desired.ts'
import { kindOf } from '../../resources/index.ts'
import { openSession } from '../../session.ts'
import { showSlowLog } from '../../views/redis.ts'
import type { Run } from '../command.ts'
import { idAmong } from '../releasing.ts'
import { spanIn } from '../span.ts'

/** Which commands were slow, by the cloud's own log, and what to do instead. */
export const slow: Run = async (input) => {
  const { terminal, options } = input
  const { from, to } = spanIn(options.since ?? '24h', Date.now())
  const session = await openSession(input)
  redisOf(session)
  const { context, name } = session
  const instance = idAmong(await observe(context, [kindOf('redis')]), keys.redis, name)
  const log = await readSlowLog(context.cloud, { instance, from, to })
  showSlowLog(terminal, name, log)
  terminal.document({ environment: name, ...log })
  return 0
}

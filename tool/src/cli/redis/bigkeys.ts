import { lookForBigKeys } from '../../databases/redis/look.ts'
import { openRedisSite } from '../../databases/site.ts'
import { TengyunError } from '../../errors/tengyun-error.ts'
import { observeParts } from '../../releases/parts.ts'
import { openSession } from '../../session.ts'
import { showBigKeys } from '../../views/redis.ts'
import type { Run } from '../command.ts'

/** Keys that are looked at unless somebody says otherwise: half a minute of work or less. */
const usual = 100_000
const seconds = 60

/** Which keys, and which groups of them, take the memory. Redis is left free half of the time. */
export const bigKeys: Run = async (input) => {
  const { terminal, options } = input
  const keys = options.limit === undefined ? usual : wholeNumber(options.limit)
  const session = await openSession(input)
  const site = await openRedisSite(session, await observeParts(session.context))
  const found = await lookForBigKeys(site, { keys, seconds })
  showBigKeys(terminal, session.name, found)
  terminal.document({ environment: session.name, ...found })
  return 0
}

/** @throws TengyunError `cli/usage` */
function wholeNumber(word: string): number {
  if (/^[1-9]\d{0,8}$/.test(word)) return Number(word)
  throw new TengyunError('cli/usage', { where: `--limit ${word}`, why: '100000' })
}

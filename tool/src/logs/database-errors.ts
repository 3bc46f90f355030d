import { allPages } from '../cloud/pages.ts'
import { chinaTime } from '../databases/china-time.ts'
import type { Observed } from '../plan/model.ts'
import { keys } from '../resources/desired.ts'
import type { ResourceContext } from '../resources/kind.ts'
import type { Level } from './host/line.ts'
import { isWanted, type Wanted } from './host/wanted.ts'
import type { HostLine } from './search.ts'

/** What the errors of PostgreSQL are called among the services. */
export const service = 'postgres'

/** The cloud keeps seven days. */
const kept = 7 * 86_400_000 - 60_000

/** What the database could not do, as the cloud has it from the server's own log. It comes some minutes late there. */
export async function databaseErrors(
  { cloud }: Pick<ResourceContext, 'cloud'>,
  observed: readonly Observed[],
  wanted: Wanted,
): Promise<HostLine[]> {
  const instance = observed.find(({ key }) => key === keys.postgres)
  if (instance === undefined) return []
  const now = cloud.timing.now()
  const span = {
    DBInstanceId: instance.id,
    StartTime: chinaTime(Math.max(wanted.since, now - kept)),
    // Whole seconds: the one that has begun counts in.
    EndTime: chinaTime(now + 1_000),
  }
  const details = await allPages(async (Offset) => {
    const answer = await cloud.call('postgres', 'DescribeDBErrlogs', { ...span, Offset, Limit: 100 })
    return { items: answer.Details ?? [], total: answer.TotalCount ?? 0 }
  })
  const lines = details.map(({ ErrTime = '', ErrMsg = '', Database, UserName, ClientAddr }): HostLine => {
    const who = [UserName, Database, ClientAddr].filter(Boolean).join(' ')
    return {
      at: momentIn(ErrTime),
      host: keys.postgres,
      service,
      level: levelOf(ErrMsg),
      text: who === '' ? ErrMsg : `${ErrMsg}  (${who})`,
    }
  })
  return lines.filter((line) => isWanted(line, wanted))
}

/** `2026-03-14 15:05:09`, with or without more behind it, in UTC+8. */
function momentIn(text: string): number {
  return Date.parse(`${text.slice(0, 19).replace(' ', 'T')}+08:00`)
}

function levelOf(message: string): Level {
  if (/^(?:FATAL|PANIC)/.test(message)) return 'fatal'
  return message.startsWith('WARNING') ? 'warn' : 'error'
}

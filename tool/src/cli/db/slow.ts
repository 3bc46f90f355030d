import { observe } from '../../apply/observe.ts'
import { postgresOf } from '../../databases/chosen.ts'
import { readSlowQueries } from '../../databases/postgres/slow.ts'
import { keys } from '../../resources/desired.ts'
import { kindOf } from '../../resources/index.ts'
import { openSession } from '../../session.ts'
import { showSlowQueries, slowDocument } from '../../views/databases.ts'
import type { Run } from '../command.ts'
import { idAmong } from '../releasing.ts'
import { spanIn } from '../span.ts'

/** Which queries were slow, by the cloud's own analysis, and what that means. */
export const slow: Run = async (input) => {
  const { terminal, options } = input
  const { from, to } = spanIn(options.since ?? '24h', Date.now())
  const session = await openSession(input)
  const { context, name } = session
  const { database } = postgresOf(session)
  const instance = idAmong(await observe(context, [kindOf('postgres')]), keys.postgres, name)
  const report = await readSlowQueries(context.cloud, { instance, database, from, to })
  showSlowQueries(terminal, name, report)
  terminal.document(slowDocument(name, report))
  return 0
}

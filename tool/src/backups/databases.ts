import { CloudCallError } from '../cloud/errors.ts'
import { ifPossible } from '../cloud/if-possible.ts'
import type { PostgresSite } from '../databases/site.ts'
import { adminName } from '../resources/postgres.ts'
import { carryOutOn } from './host-task.ts'

/** PostgreSQL's limit for a name, in bytes. */
const longestName = 63

/** A database beside the live one, for what is not proven yet. */
export async function createScratch({ session, postgres }: PostgresSite, name: string): Promise<void> {
  await session.context.cloud.call('postgres', 'CreateDatabase', {
    DBInstanceId: postgres.id,
    DatabaseName: name,
    DatabaseOwner: postgres.user,
    Encoding: 'UTF8',
  })
}

/** Nothing where there is none. */
export async function dropScratch(site: PostgresSite, name: string): Promise<void> {
  if (!(await databasesOf(site)).includes(name)) return
  const { cloud } = site.session.context
  await cloud.call('postgres', 'DeleteDatabase', { DBInstanceId: site.postgres.id, DatabaseName: name })
}

/** Drops what commands for that purpose left that were killed. Only for who knows that none is under way. */
export async function sweepScratch(site: PostgresSite, purpose: string): Promise<void> {
  const beginning = namedAfter(site.postgres.database, purpose, '')
  const left = (await databasesOf(site)).filter((name) => name.startsWith(beginning))
  // A host may still be at work on one: it goes the next time.
  for (const name of left) await ifPossible(() => dropScratch(site, name))
}

export async function databasesOf({ session, postgres }: PostgresSite): Promise<string[]> {
  const request = { DBInstanceId: postgres.id, Limit: 100 }
  const { Databases: found } = await session.context.cloud.call('postgres', 'DescribeDatabases', request)
  return (found ?? []).map(({ DatabaseName }) => DatabaseName ?? '')
}

/**
 * Gives a database another name. Only who owns a database and may create some can rename it: for that moment, the
 * administrator owns it.
 *
 * @param former what the database that has the name is called from now on
 */
export async function renameDatabase(
  site: PostgresSite,
  { database, to, former }: { readonly database: string; readonly to: string; readonly former?: string },
): Promise<void> {
  const { administrator, server, user } = site.postgres
  const [before, after] =
    former === undefined
      ? [[database], [to]]
      : [
          [database, to],
          [to, former],
        ]
  for (const name of before) await giveTo(site, name, adminName)
  try {
    const more = former === undefined ? {} : { former }
    await carryOutOn(site, { task: 'rename', database, to, ...more, administrator, server }, 600)
  } finally {
    // Whichever of the names there are now.
    for (const name of new Set([...before, ...after])) await giveTo(site, name, user).catch(ignoreMissing)
  }
}

/** The same with the time, so that no two are the same: `shop_drill_20261123031500`. */
export function namedNow(database: string, purpose: string, now: Date): string {
  return namedAfter(database, purpose, now.toISOString().slice(0, 19).replaceAll(/\D/g, ''))
}

/** `shop_restored_20261123031613d62965aa` */
export function namedAfter(database: string, purpose: string, mark: string): string {
  const suffix = `_${purpose}_${mark.replaceAll('-', '')}`
  return `${database.slice(0, longestName - suffix.length)}${suffix}`
}

async function giveTo({ session, postgres }: PostgresSite, name: string, owner: string): Promise<void> {
  const request = { DBInstanceId: postgres.id, DatabaseName: name, DatabaseOwner: owner }
  await session.context.cloud.call('postgres', 'ModifyDatabaseOwner', request)
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof CloudCallError)) throw error
}

import type { Writable } from 'node:stream'
import { clientEnvironment, type PostgresServer } from '../../../databases/clients/postgres/server.ts'
import { inSession } from '../../../databases/clients/postgres/session.ts'
import { startProgram } from '../../../databases/clients/run-program.ts'
import type { PostgresPart } from '../manifest.ts'
import { type Opening, readPart } from '../read-part.ts'
import { readCanary } from './canary.ts'
import { countRows } from './rows.ts'

/** All or nothing, and the first mistake ends it; everything belongs to who restores it. */
const pgRestore = [
  'pg_restore',
  '--single-transaction',
  '--exit-on-error',
  '--no-owner',
  '--no-acl',
  '--dbname',
]

/**
 * Restores a database into an empty one. It counts as restored when pg_restore ended well, what was read is what was
 * written, and each table has the rows it had.
 *
 * @throws Error saying which of these does not hold
 */
export async function restoreDatabase(
  part: PostgresPart,
  source: AsyncIterable<Buffer>,
  opening: Opening,
  server: PostgresServer,
  database: string,
): Promise<void> {
  await load(part, source, opening, server, database)
  await inSession(server, database, async (session) => {
    const [rows, canary] = [await countRows(session), await readCanary(session)]
    const wrong = differences(part.rows, rows)
    if (wrong.length > 0) throw new Error(`rows differ: ${wrong.join(', ')}`)
    if (canary !== part.canary) throw new Error(`the canary is ${canary ?? 'missing'}, not ${part.canary}`)
  })
}

async function load(
  part: PostgresPart,
  source: AsyncIterable<Buffer>,
  opening: Opening,
  server: PostgresServer,
  database: string,
): Promise<void> {
  const { child, ended } = startProgram([...pgRestore, database], clientEnvironment(server, database))
  const [read, loaded] = await Promise.allSettled([
    readPart(part, source, opening, inputOf(child.stdin)).finally(() => child.stdin?.destroy()),
    ended(),
  ])
  // Where pg_restore gave up while good data came, the pipe broke for its reason.
  const isBrokenPipe = read.status === 'rejected' && codeOf(read.reason) === 'EPIPE'
  if (read.status === 'rejected' && !isBrokenPipe) throw read.reason
  if (loaded.status === 'rejected') throw loaded.reason
  if (read.status === 'rejected') throw read.reason
}

function inputOf(stdin: Writable | null): Writable {
  if (stdin === null) throw new Error('pg_restore has no input')
  return stdin
}

function codeOf(error: { readonly cause?: { readonly code?: string } }): string | undefined {
  return error.cause?.code
}

/** `public.orders 9 (not 10)` */
export function differences(
  promised: Readonly<Record<string, number>>,
  found: Readonly<Record<string, number>>,
): string[] {
  const names = new Set([...Object.keys(promised), ...Object.keys(found)])
  return [...names].sort().flatMap((name) => {
    const [want, have] = [promised[name] ?? 'none', found[name] ?? 'none']
    return want === have ? [] : [`${name} ${have} (not ${want})`]
  })
}

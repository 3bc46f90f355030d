import { inSession } from '../../../databases/clients/postgres/session.ts'
import { startProgram } from '../../../databases/clients/run-program.ts'
import type { BackupOrder } from '../order.ts'

/** Of the server, and of the program that made the dump: a restore needs one that is not older. */
export async function postgresVersions({ server, databases }: NonNullable<BackupOrder['postgres']>) {
  const [postgres = ''] = await inSession(server, databases[0] ?? 'postgres', (session) =>
    session.query<string>(`SELECT to_json(current_setting('server_version'));`),
  )
  return { postgres, pgDump: await versionOf('pg_dump') }
}

async function versionOf(program: string): Promise<string> {
  const { child, ended } = startProgram([program, '--version'])
  let printed = ''
  for await (const piece of child.stdout ?? []) printed += piece
  await ended()
  return /\d+(\.\d+)*/.exec(printed)?.[0] ?? ''
}

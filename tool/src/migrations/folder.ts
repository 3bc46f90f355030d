import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Project } from '../config/load.ts'
import { TengyunError } from '../errors/tengyun-error.ts'

/**
 * Where the project's migrations lie.
 *
 * @throws TengyunError `migration/no-folder`
 */
export function migrationsFolder({ folder, config }: Project): string {
  const { migrations } = config.app
  if (migrations === undefined) throw new TengyunError('migration/no-folder')
  return resolve(folder, migrations)
}

/** One file of SQL that changes the database's schema. */
export interface Migration {
  /** `042_reports-place.sql` */
  readonly file: string
  readonly sql: string
}

/**
 * The project's migrations in the order in which they run.
 *
 * @throws TengyunError `config/file-unreadable`
 */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await filesIn(folder)).filter((file) => file.endsWith('.sql')).sort()
  return Promise.all(files.map(async (file) => ({ file, sql: await readFile(join(folder, file), 'utf8') })))
}

/** Begins a migration after the last one and returns the path of its file. Never writes over one that is there. */
export async function beginMigration(folder: string, words: string): Promise<string> {
  const numbers = (await filesIn(folder)).map((file) => Number(/^\d+/.exec(file)?.[0] ?? 0))
  const number = String(Math.max(0, ...numbers) + 1).padStart(3, '0')
  const path = join(folder, `${number}_${slugOf(words)}.sql`)
  await writeFile(path, beginning, { flag: 'wx' })
  return path
}

const beginning = `-- Up Migration
-- Expand: the release that runs now must bear what is done here. What it no longer needs goes in a later migration.

`

/** Letters and digits of any language, the rest as one dash. */
export const slugOf = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-|-$/g, '') || 'migration'

async function filesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    throw new TengyunError('config/file-unreadable', {
      where: folder,
      why: error instanceof Error ? error.message : String(error),
      cause: error,
    })
  }
}

import { identifier, literal } from '../databases/clients/postgres/session.ts'
import { rowsOf } from '../databases/psql.ts'
import type { PostgresSite } from '../databases/site.ts'
import type { Migration } from './folder.ts'

/** A migration that a database has, as it noted it. */
export interface Applied {
  /** `042_reports-place` */
  readonly name: string
  /** ISO. */
  readonly at: string
}

/** What a database has of the migrations that lie here. */
export interface MigrationStatus {
  readonly applied: readonly Applied[]
  /** In the order in which they would run. */
  readonly waiting: readonly Migration[]
  /** It has them and this folder does not: a newer release ran them, or somebody removed the file. */
  readonly unknown: readonly string[]
}

/** In the order in which they ran; none where the database never was migrated. */
export async function readApplied(site: PostgresSite): Promise<Applied[]> {
  const table = site.session.project.config.app.migrationsTable
  return rowsOf<Applied>(
    site,
    `SELECT to_regclass(${literal(identifier(table))}) IS NOT NULL AS made \\gset
\\if :made
SELECT json_build_object('name', name, 'at', to_json(run_on::timestamptz)) FROM ${identifier(table)} ORDER BY run_on, id;
\\endif
`,
  )
}

export function compareMigrations(
  migrations: readonly Migration[],
  applied: readonly Applied[],
): MigrationStatus {
  const ran = new Set(applied.map(({ name }) => name))
  const here = new Set(migrations.map(nameOf))
  return {
    applied,
    waiting: migrations.filter((migration) => !ran.has(nameOf(migration))),
    unknown: [...ran].filter((name) => !here.has(name)),
  }
}

/** As node-pg-migrate notes it. */
export function nameOf({ file }: Pick<Migration, 'file'>): string {
  return file.replace(/\.sql$/, '')
}

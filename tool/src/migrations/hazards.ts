import type { Text } from '../text.ts'
import type { Migration } from './folder.ts'
import type { HazardId } from './ids.ts'
import type { Harm } from './rule.ts'
import { rules } from './rules/index.ts'
import { readStatements, type Statement } from './statement.ts'
import { tablesMadeIn } from './tables.ts'

/** Something in a migration that a database in use does not bear well. */
export interface Hazard {
  readonly id: HazardId
  readonly harm: Harm
  /** The migration's file name. */
  readonly file: string
  readonly line: number
  /** `reports.place` */
  readonly target: string
  readonly title: Text
  readonly remedy: Text
  /** The reason the migration gives for accepting it: `-- accept drop/column: nothing reads it since May`. */
  readonly accepted?: string
}

/** A migration that PostgreSQL would refuse to read. */
export interface Unreadable {
  readonly file: string
  readonly line: number
  readonly why: string
}

export interface Examination {
  readonly hazards: readonly Hazard[]
  readonly unreadable: readonly Unreadable[]
}

/** Reads migrations as PostgreSQL would and tells everything that could hurt, all at once. Asks no database. */
export async function examine(migrations: readonly Migration[]): Promise<Examination> {
  const hazards: Hazard[] = []
  const unreadable: Unreadable[] = []
  for (const { file, sql } of migrations) {
    const read = await readStatements(sql)
    if ('message' in read) unreadable.push({ file, line: read.line, why: read.message })
    else hazards.push(...hazardsIn(file, read))
  }
  return { hazards, unreadable }
}

function hazardsIn(file: string, statements: readonly Statement[]): Hazard[] {
  const made = tablesMadeIn(statements.map(({ node }) => node))
  return statements.flatMap(({ node, line, comments }) =>
    rules.flatMap(({ id, harm, title, remedy, targets }) => {
      const accepted = reasonIn(comments, id)
      return targets(node, (table) => made.has(table)).map((target) => ({
        ...{ id, harm, file, line, target, title, remedy },
        ...(accepted === undefined ? {} : { accepted }),
      }))
    }),
  )
}

function reasonIn(comments: readonly string[], id: HazardId): string | undefined {
  for (const comment of comments) {
    const [, accepted, reason] = /accept\s+([\w/-]+)\s*:\s*(\S.*?)\s*(?:\*\/)?$/s.exec(comment) ?? []
    if (accepted === id) return reason
  }
  return undefined
}

/** What keeps a release from being deployed. What only makes people wait is shown. */
export const refusedIn = ({ hazards }: Examination): Hazard[] =>
  hazards.filter(({ harm, accepted }) => harm === 'breaks' && accepted === undefined)

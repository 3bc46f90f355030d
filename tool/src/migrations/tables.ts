import type { AlterTableCmd, Node, RangeVar } from 'libpg-query'

/** `reports`, or `archive.reports` where the schema is spelled out. */
export const nameOf = ({ schemaname, relname = '' }: RangeVar): string =>
  schemaname === undefined ? relname : `${schemaname}.${relname}`

/** Tables that these statements make. */
export function tablesMadeIn(statements: readonly Node[]): ReadonlySet<string> {
  return new Set(
    statements.flatMap((node) => {
      if ('CreateStmt' in node) return node.CreateStmt.relation ? [nameOf(node.CreateStmt.relation)] : []
      if (!('CreateTableAsStmt' in node)) return []
      const { rel } = node.CreateTableAsStmt.into ?? {}
      return rel === undefined ? [] : [nameOf(rel)]
    }),
  )
}

/** What an `alter table` does to a table that was there before, one command after the other. */
export function alterationsIn(
  node: Node,
  isNew: (table: string) => boolean,
): readonly { readonly table: string; readonly command: AlterTableCmd }[] {
  if (!('AlterTableStmt' in node)) return []
  const { relation, cmds = [] } = node.AlterTableStmt
  const table = relation === undefined ? '' : nameOf(relation)
  if (isNew(table)) return []
  return cmds.flatMap((one) => ('AlterTableCmd' in one ? [{ table, command: one.AlterTableCmd }] : []))
}

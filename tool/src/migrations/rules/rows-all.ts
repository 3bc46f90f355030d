import type { HazardRule } from '../rule.ts'
import { nameOf } from '../tables.ts'

export const rowsAll: HazardRule = {
  id: 'rows/all',
  harm: 'blocks',
  title: { en: 'Every row of a table is changed or removed at once.', zh: '一次性更改或删除表中的所有行。' },
  remedy: {
    en: 'Do it in portions, from the app or a job, so that no row stays locked for long; or accept it for a table that stays small.',
    zh: '请由应用或任务分批进行，避免长时间锁定；若表很小，可接受此项。',
  },
  targets(node, isNew) {
    const tables = [
      ...('UpdateStmt' in node && node.UpdateStmt.whereClause === undefined
        ? [node.UpdateStmt.relation]
        : []),
      ...('DeleteStmt' in node && node.DeleteStmt.whereClause === undefined
        ? [node.DeleteStmt.relation]
        : []),
      ...('TruncateStmt' in node
        ? (node.TruncateStmt.relations ?? []).map((one) => ('RangeVar' in one ? one.RangeVar : undefined))
        : []),
    ]
    return tables.flatMap((table) => (table === undefined || isNew(nameOf(table)) ? [] : [nameOf(table)]))
  },
}

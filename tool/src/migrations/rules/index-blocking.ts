import type { HazardRule } from '../rule.ts'
import { nameOf } from '../tables.ts'

export const indexBlocking: HazardRule = {
  id: 'index/blocking',
  harm: 'blocks',
  title: {
    en: 'Nobody can write to the table while its index is built.',
    zh: '建立索引期间，该表无法写入。',
  },
  remedy: {
    en: 'CREATE INDEX CONCURRENTLY in a migration of its own, outside of a transaction; or accept it for a table that stays small.',
    zh: '请在单独的、事务之外的迁移中使用 CREATE INDEX CONCURRENTLY；若表很小，可接受此项。',
  },
  targets(node, isNew) {
    if (!('IndexStmt' in node)) return []
    const { relation, concurrent = false } = node.IndexStmt
    if (relation === undefined || concurrent || isNew(nameOf(relation))) return []
    return [nameOf(relation)]
  },
}

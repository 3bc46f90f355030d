import type { HazardRule } from '../rule.ts'
import { nameOf } from '../tables.ts'

export const rename: HazardRule = {
  id: 'rename',
  harm: 'breaks',
  title: { en: 'A table or a column is renamed.', zh: '重命名了表或列。' },
  remedy: {
    en: 'Add the new name beside the old one (a column that is written twice, a view), and drop the old one once no release uses it.',
    zh: '请让新旧名称并存（双写的列，或视图），待没有版本使用旧名称后再删除。',
  },
  targets(node, isNew) {
    if (!('RenameStmt' in node)) return []
    const { renameType = '', relation, subname } = node.RenameStmt
    if (!renamed.has(renameType) || relation === undefined) return []
    const table = nameOf(relation)
    if (isNew(table)) return []
    return [subname === undefined ? table : `${table}.${subname}`]
  },
}

const renamed: ReadonlySet<string> = new Set(['OBJECT_TABLE', 'OBJECT_COLUMN', 'OBJECT_VIEW'])

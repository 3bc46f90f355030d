import type { HazardRule } from '../rule.ts'
import { alterationsIn } from '../tables.ts'

export const columnType: HazardRule = {
  id: 'column/type',
  harm: 'breaks',
  title: { en: 'The type of a column is changed.', zh: '更改了列的类型。' },
  remedy: {
    en: 'Add a column of the new type, write both, copy in portions, read the new one, and drop the old one later. Changing it rewrites the table under a lock that stops reading too.',
    zh: '请新增一列并双写，分批复制后改读新列，之后再删除旧列。直接更改会重写整张表，期间连读取也会被阻塞。',
  },
  targets: (node, isNew) =>
    alterationsIn(node, isNew).flatMap(({ table, command }) =>
      command.subtype === 'AT_AlterColumnType' ? [`${table}.${command.name}`] : [],
    ),
}

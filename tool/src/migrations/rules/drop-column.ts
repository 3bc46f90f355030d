import type { HazardRule } from '../rule.ts'
import { alterationsIn } from '../tables.ts'

export const dropColumn: HazardRule = {
  id: 'drop/column',
  harm: 'breaks',
  title: { en: 'A column is dropped.', zh: '删除了列。' },
  remedy: {
    en: 'Deploy a release that neither reads nor writes it first; drop the column in a later migration.',
    zh: '请先部署既不读也不写该列的版本，再在之后的迁移中删除。',
  },
  targets: (node, isNew) =>
    alterationsIn(node, isNew).flatMap(({ table, command }) =>
      command.subtype === 'AT_DropColumn' ? [`${table}.${command.name}`] : [],
    ),
}

import type { HazardRule } from '../rule.ts'
import { alterationsIn } from '../tables.ts'

export const columnNotNull: HazardRule = {
  id: 'column/not-null',
  harm: 'breaks',
  title: { en: 'A column that may be empty must not be any more.', zh: '可空的列变为非空。' },
  remedy: {
    en: 'Deploy a release that always fills it first; then add a check constraint as NOT VALID, validate it, and set NOT NULL, which then reads no row.',
    zh: '请先部署总会写入该列的版本；再添加 NOT VALID 的检查约束并校验，最后设为 NOT NULL，此时不再扫描表。',
  },
  targets: (node, isNew) =>
    alterationsIn(node, isNew).flatMap(({ table, command }) =>
      command.subtype === 'AT_SetNotNull' ? [`${table}.${command.name}`] : [],
    ),
}

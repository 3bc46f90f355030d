import type { HazardRule } from '../rule.ts'

export const dropTable: HazardRule = {
  id: 'drop/table',
  harm: 'breaks',
  title: { en: 'A table is dropped.', zh: '删除了表。' },
  remedy: {
    en: 'Deploy a release that no longer uses it first; drop the table in a later migration.',
    zh: '请先部署不再使用该表的版本，再在之后的迁移中删除。',
  },
  targets(node, isNew) {
    if (!('DropStmt' in node) || !dropped.has(node.DropStmt.removeType ?? '')) return []
    const names = (node.DropStmt.objects ?? []).flatMap((object) =>
      'List' in object ? [(object.List.items ?? []).flatMap(textIn).join('.')] : textIn(object),
    )
    return names.filter((name) => !isNew(name))
  },
}

const dropped: ReadonlySet<string> = new Set([
  'OBJECT_TABLE',
  'OBJECT_VIEW',
  'OBJECT_MATVIEW',
  'OBJECT_SCHEMA',
  'OBJECT_SEQUENCE',
])

const textIn = (node: object): string[] =>
  'String' in node ? [(node.String as { readonly sval?: string }).sval ?? ''] : []

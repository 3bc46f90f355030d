import type { ColumnDef } from 'libpg-query'
import type { HazardRule } from '../rule.ts'
import { alterationsIn } from '../tables.ts'

export const columnRequired: HazardRule = {
  id: 'column/required',
  harm: 'breaks',
  title: {
    en: 'A new column must be filled and has no default: the running release cannot insert any more.',
    zh: '新增的列非空且没有默认值：运行中的版本将无法写入。',
  },
  remedy: {
    en: 'Give it a default, or let it be empty until every release fills it.',
    zh: '请设置默认值，或在所有版本都会写入之前允许为空。',
  },
  targets: (node, isNew) =>
    alterationsIn(node, isNew).flatMap(({ table, command: { subtype, def } }) =>
      subtype === 'AT_AddColumn' && def !== undefined && 'ColumnDef' in def && isRequired(def.ColumnDef)
        ? [`${table}.${def.ColumnDef.colname}`]
        : [],
    ),
}

/** A primary key is required by itself; a generated or identity column fills itself, and so does a serial one. */
function isRequired({ constraints = [], typeName }: ColumnDef): boolean {
  const kinds = constraints.flatMap((one) => ('Constraint' in one ? [one.Constraint.contype] : []))
  const type = typeName?.names?.at(-1)
  const fillsItself =
    kinds.some((kind) => kind !== undefined && filling.has(kind)) ||
    (type !== undefined && 'String' in type && /serial\d?$/.test(type.String.sval ?? ''))
  return !fillsItself && (kinds.includes('CONSTR_NOTNULL') || kinds.includes('CONSTR_PRIMARY'))
}

const filling: ReadonlySet<string> = new Set(['CONSTR_DEFAULT', 'CONSTR_IDENTITY', 'CONSTR_GENERATED'])

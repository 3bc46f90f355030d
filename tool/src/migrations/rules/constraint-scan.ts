import type { Constraint } from 'libpg-query'
import type { HazardRule } from '../rule.ts'
import { alterationsIn } from '../tables.ts'

export const constraintScan: HazardRule = {
  id: 'constraint/scan',
  harm: 'blocks',
  title: {
    en: 'The whole table is read under a lock to prove a new constraint.',
    zh: '新约束会在持锁状态下扫描整张表。',
  },
  remedy: {
    en: 'Add it as NOT VALID and VALIDATE it in a later migration; for unique and primary keys, build the index concurrently and add the constraint USING INDEX.',
    zh: '请先以 NOT VALID 添加，再在之后的迁移中 VALIDATE；唯一键与主键请先并发建立索引，再以 USING INDEX 添加约束。',
  },
  targets: (node, isNew) =>
    alterationsIn(node, isNew).flatMap(({ table, command: { subtype, def } }) =>
      subtype === 'AT_AddConstraint' && def !== undefined && 'Constraint' in def && scans(def.Constraint)
        ? [`${table}.${def.Constraint.conname ?? def.Constraint.contype}`]
        : [],
    ),
}

function scans({ contype, skip_validation = false, indexname }: Constraint): boolean {
  if (contype === 'CONSTR_CHECK' || contype === 'CONSTR_FOREIGN') return !skip_validation
  return (contype === 'CONSTR_UNIQUE' || contype === 'CONSTR_PRIMARY') && indexname === undefined
}

import type { HazardRule } from '../rule.ts'
import { columnNotNull } from './column-not-null.ts'
import { columnRequired } from './column-required.ts'
import { columnType } from './column-type.ts'
import { constraintScan } from './constraint-scan.ts'
import { dropColumn } from './drop-column.ts'
import { dropTable } from './drop-table.ts'
import { indexBlocking } from './index-blocking.ts'
import { rename } from './rename.ts'
import { rowsAll } from './rows-all.ts'

/** Every hazard, the worst first. */
export const rules: readonly HazardRule[] = [
  dropTable,
  dropColumn,
  rename,
  columnType,
  columnNotNull,
  columnRequired,
  indexBlocking,
  constraintScan,
  rowsAll,
]

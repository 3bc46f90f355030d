import type { Rule } from '../rule.ts'
import { backupDatabase } from './backup-database.ts'
import { backupDisk } from './backup-disk.ts'
import { bucketPublic } from './bucket-public.ts'
import { bucketUnencrypted } from './bucket-unencrypted.ts'
import { databaseConnections } from './database-connections.ts'
import { databasePublic } from './database-public.ts'
import { databaseSslOff } from './database-ssl-off.ts'
import { hostOneZone } from './host-one-zone.ts'
import { overBudget } from './over-budget.ts'
import { portOpen } from './port-open.ts'
import { prepaid } from './prepaid.ts'
import { protectionOff } from './protection-off.ts'
import { tagsMissing } from './tags-missing.ts'

/** Every policy, in the order in which findings are shown. */
export const rules: readonly Rule[] = [
  portOpen,
  databasePublic,
  databaseSslOff,
  databaseConnections,
  hostOneZone,
  bucketPublic,
  bucketUnencrypted,
  backupDatabase,
  backupDisk,
  protectionOff,
  tagsMissing,
  prepaid,
  overBudget,
]

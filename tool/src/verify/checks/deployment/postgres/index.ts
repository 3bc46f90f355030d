import type { Check } from '../../../check.ts'
import { ofPostgres } from '../../chosen-databases.ts'
import { postgresBackupPlan } from './postgres-backup-plan.ts'
import { postgresConnections } from './postgres-connections.ts'
import { postgresLocale } from './postgres-locale.ts'
import { postgresMigrations } from './postgres-migrations.ts'
import { postgresNetwork } from './postgres-network.ts'
import { postgresReaders } from './postgres-readers.ts'
import { postgresSize } from './postgres-size.ts'
import { postgresSlowLog } from './postgres-slow-log.ts'
import { postgresStandby } from './postgres-standby.ts'
import { postgresVersion } from './postgres-version.ts'

export const postgres: readonly Check[] = [
  postgresSize,
  postgresVersion,
  postgresNetwork,
  postgresLocale,
  postgresConnections,
  postgresStandby,
  postgresReaders,
  postgresBackupPlan,
  postgresMigrations,
  postgresSlowLog,
].map(ofPostgres)

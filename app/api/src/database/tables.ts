import type { ColumnType } from 'kysely'
import type { TeamTables } from '../agents/config-store/tables.ts'
import type { ArtifactTables } from '../features/artifacts/tables.ts'
import type { AuditTables } from '../features/audit/tables.ts'
import type { EmergencyTables } from '../features/emergencies/tables.ts'
import type { FileTables } from '../features/files/tables.ts'
import type { PlanTables } from '../features/plans/tables.ts'
import type { ReleaseTables } from '../features/releases/tables.ts'
import type { Severity } from '../features/reports/limits.ts'
import type { RunTables } from '../features/runs/tables.ts'
import type { LiveTables } from '../live/tables.ts'
import type { PeopleTables } from '../people/tables.ts'

/** The tables as src/migrations leaves them. */
export interface Tables
  extends PeopleTables,
    AuditTables,
    PlanTables,
    ArtifactTables,
    FileTables,
    EmergencyTables,
    TeamTables,
    ReleaseTables,
    RunTables,
    LiveTables {
  reports: ReportsTable
}

export interface ReportsTable {
  id: string
  title: string
  body: string
  severity: Severity
  place: string
  created_at: ColumnType<Date, Date, never>
}

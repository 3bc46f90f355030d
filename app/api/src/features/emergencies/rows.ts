import type { Selectable } from 'kysely'
import type { Emergency, Proposal } from './schema.ts'
import type { EmergencyTables } from './tables.ts'

export type EmergencyRow = Selectable<EmergencyTables['emergencies']>
export type ProposalRow = Selectable<EmergencyTables['proposals']>

export function emergencyOf(row: EmergencyRow): Emergency {
  return {
    id: row.id,
    type: row.type,
    severity: row.severity,
    place: row.place,
    description: row.description,
    happenedAt: row.happened_at.toISOString(),
    state: row.state,
    reportedBy: row.reported_by,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  }
}

export function proposalOf(row: ProposalRow): Proposal {
  return {
    id: row.id,
    emergencyId: row.emergency_id,
    planId: row.plan_id,
    artifact: row.artifact,
    version: row.version,
    sha256: row.sha256,
    summary: row.summary,
    proposedBy: row.proposed_by,
    proposedAt: row.proposed_at.toISOString(),
    decision: decisionOf(row),
  }
}

/** The table sees to it that these are all there or none. */
function decisionOf({
  verdict,
  reasons,
  amendment,
  decided_by,
  decided_at,
}: ProposalRow): Proposal['decision'] {
  if (verdict === null || reasons === null || decided_by === null || decided_at === null) return null
  return { verdict, reasons, amendment, decidedBy: decided_by, decidedAt: decided_at.toISOString() }
}

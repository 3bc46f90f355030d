import { randomUUID } from 'node:crypto'
import { AppError } from '../../errors/app-error.ts'
import { type ChangeParts, changeEmergency } from './change.ts'
import { EmergencyRepository } from './repository.ts'
import { proposalOf } from './rows.ts'
import type { Decision, NewProposal, Proposal } from './schema.ts'

/** What a proposal needs to know of plans and their artifacts. */
export interface CoursesOfAction {
  /** The emergency that a plan answers. Rejects with `plan/not-found`. */
  emergencyOf(planId: string): Promise<string | null>
  /** A version, the newest unless one is named. Rejects with `artifact/not-found`. */
  version(planId: string, name: string, version?: number): Promise<{ version: number; sha256: string }>
}

export interface ProposalParts extends ChangeParts {
  readonly repository: EmergencyRepository
  readonly courses: CoursesOfAction
}

/** Courses of action that agents propose and the commander decides on: a person decides, once, with reasons. */
export class ProposalService {
  readonly #parts: ProposalParts

  constructor(parts: ProposalParts) {
    this.#parts = parts
  }

  /** Proposing the same version again answers the proposal that there is. */
  async propose(emergencyId: string, wanted: NewProposal, actor: string): Promise<Proposal> {
    const { planId, artifact, summary } = wanted
    const { courses, repository } = this.#parts
    if (!(await repository.find(emergencyId))) throw new AppError('emergency/not-found')
    if ((await courses.emergencyOf(planId)) !== emergencyId) throw new AppError('proposal/other-emergency')
    const { version, sha256 } = await courses.version(planId, artifact, wanted.version)
    return changeEmergency(this.#parts, { id: emergencyId, actor }, async (change) => {
      const { state } = await change.lock()
      const existing = await change.transaction
        .selectFrom('proposals')
        .selectAll()
        .where('plan_id', '=', planId)
        .where('artifact', '=', artifact)
        .where('version', '=', version)
        .where('sha256', '=', sha256)
        .executeTakeFirst()
      if (existing) return proposalOf(existing)
      if (state === 'closed') throw new AppError('emergency/closed')
      const row = await change.transaction
        .insertInto('proposals')
        .values({
          id: randomUUID(),
          emergency_id: emergencyId,
          plan_id: planId,
          artifact,
          version,
          sha256,
          summary,
          proposed_by: actor,
          proposed_at: change.at,
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      const said = { proposalId: row.id, planId, artifact, version, summary }
      await change.record('proposal-made', said)
      await change.recordForAll('proposal-made', said)
      return proposalOf(row)
    })
  }

  /** The first decision stands. Whoever made it may send it again; anybody else hears that it has been made. */
  async decide(
    emergencyId: string,
    proposalId: string,
    decision: Decision,
    commander: string,
  ): Promise<Proposal> {
    const { verdict, reasons } = decision
    const amendment = decision.verdict === 'amended' ? decision.amendment : null
    return changeEmergency(this.#parts, { id: emergencyId, actor: commander }, async (change) => {
      await change.lock()
      const decided = await change.transaction
        .updateTable('proposals')
        .set({ verdict, reasons, amendment, decided_by: commander, decided_at: change.at })
        .where('id', '=', proposalId)
        .where('emergency_id', '=', emergencyId)
        .where('verdict', 'is', null)
        .returningAll()
        .executeTakeFirst()
      if (decided) {
        const said = { proposalId, planId: decided.plan_id, artifact: decided.artifact, verdict }
        await change.record(`proposal-${verdict}`, { ...said, reasons, amendment })
        await change.recordForAll(`proposal-${verdict}`, said)
        return proposalOf(decided)
      }
      const earlier = await found(new EmergencyRepository(change.transaction), emergencyId, proposalId)
      if (isSame(earlier, { verdict, reasons, amendment, decidedBy: commander })) return earlier
      throw new AppError('proposal/decided', {
        person: earlier.decision?.decidedBy ?? '',
        verdict: earlier.decision?.verdict ?? '',
      })
    })
  }

  find(emergencyId: string, proposalId: string): Promise<Proposal> {
    return found(this.#parts.repository, emergencyId, proposalId)
  }

  /** The newest first. */
  async list(emergencyId: string, limit: number): Promise<Proposal[]> {
    const { repository } = this.#parts
    if (!(await repository.find(emergencyId))) throw new AppError('emergency/not-found')
    return (await repository.proposals(emergencyId, limit)).map(proposalOf)
  }

  /** What waits for the commander, of all emergencies. */
  async undecided(limit: number): Promise<Proposal[]> {
    return (await this.#parts.repository.undecided(limit)).map(proposalOf)
  }
}

async function found(
  repository: EmergencyRepository,
  emergencyId: string,
  proposalId: string,
): Promise<Proposal> {
  const row = await repository.proposal(emergencyId, proposalId)
  if (!row) throw new AppError('proposal/not-found')
  return proposalOf(row)
}

function isSame(
  { decision }: Proposal,
  wanted: Omit<NonNullable<Proposal['decision']>, 'decidedAt'>,
): boolean {
  return (
    decision !== null &&
    decision.verdict === wanted.verdict &&
    decision.reasons === wanted.reasons &&
    decision.amendment === wanted.amendment &&
    decision.decidedBy === wanted.decidedBy
  )
}

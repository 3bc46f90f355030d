import { readApplied } from '../../drift/applied.ts'
import { makePlan } from '../../plan/make-plan.ts'
import type { Observed } from '../../plan/model.ts'
import { withCanaryShares } from '../../releases/shares.ts'
import { keys } from '../../resources/desired.ts'
import { planHead, type Session } from '../../session.ts'
import type { DriftRead } from '../readings.ts'

/** What differs from the config as it was when it was last applied. */
export async function readDrift(session: Session, observed: readonly Observed[]): Promise<DriftRead> {
  // What was applied is remembered in the releases' bucket.
  if (!observed.some(({ key }) => key === keys.releases)) return { appliedAt: undefined, changes: [] }
  const applied = await readApplied(session.context)
  if (applied === undefined) return { appliedAt: undefined, changes: [] }
  const desired = await withCanaryShares(session.context, applied.desired, observed)
  const { changes } = makePlan({ ...planHead(session), desired, observed })
  return { appliedAt: applied.at, changes }
}

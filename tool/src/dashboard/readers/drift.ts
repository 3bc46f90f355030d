import { readApplied } from '../../drift/applied.ts'
import type { Observed } from '../../plan/model.ts'
import { historyIn } from '../../releases/history/read-history.ts'
import { planWithShares } from '../../releases/traffic/shares.ts'
import { keys } from '../../resources/desired.ts'
import { planHead, type Session } from '../../session.ts'
import type { DriftRead } from '../readings.ts'

/** What differs from the config as it was when it was last applied. */
export async function readDrift(session: Session, observed: readonly Observed[]): Promise<DriftRead> {
  // What was applied is remembered in the releases' bucket.
  if (!observed.some(({ key }) => key === keys.releases)) return { appliedAt: undefined, changes: [] }
  const applied = await readApplied(session.context)
  if (applied === undefined) return { appliedAt: undefined, changes: [] }
  const { desired } = applied
  const entries = await historyIn(session.context, observed)
  const { changes } = planWithShares({ ...planHead(session), desired, observed }, entries)
  return { appliedAt: applied.at, changes }
}

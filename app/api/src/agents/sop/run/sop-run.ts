import type { World } from '../../build.ts'
import type { SopTeam } from '../model.ts'
import type { Words } from '../words/words.ts'
import type { PlanRecord } from './plan-record.ts'

/** One run of a team on its plan: what all who take part in it know. */
export type SopRun = {
  readonly runId: string
  readonly team: SopTeam
  readonly world: World
  readonly words: Words
  /** What happened: the task the run was given. */
  readonly event: string
  readonly record: PlanRecord
  readonly emergencyId?: string
}

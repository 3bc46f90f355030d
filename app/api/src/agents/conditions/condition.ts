import type { Json } from '../json.ts'
import type { Message } from '../messages.ts'
import type { Steps } from '../steps.ts'

/** When a run ends. Asked about the task first, then once about everything each turn added. */
export interface Condition {
  readonly reached: boolean
  /** The reason, in AutoGen's words, if these messages make it so. Not to be asked again before a reset. */
  check(delta: readonly Message[], steps: Steps): Promise<string | undefined>
  reset(): void
  save(): Json
  load(state: Json): void
}

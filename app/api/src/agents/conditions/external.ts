import type { Json } from '../json.ts'
import type { Message } from '../messages.ts'
import type { Steps } from '../steps.ts'
import type { Condition } from './condition.ts'

/** Somebody asked the run to end after the turn under way. */
export class External implements Condition {
  reached = false

  async check(_delta: readonly Message[], steps: Steps): Promise<string | undefined> {
    this.reached = await steps.stopRequested()
    return this.reached ? 'External termination requested' : undefined
  }

  reset(): void {
    this.reached = false
  }

  save(): Json {
    return this.reached
  }

  load(state: Json): void {
    this.reached = state === true
  }
}

import type { Json } from '../json.ts'
import type { Message } from '../messages.ts'
import type { Steps } from '../steps.ts'
import type { Condition } from './condition.ts'

/** One of the conditions; all are asked every time, and all that are reached at once give their reasons. */
export class AnyOf implements Condition {
  readonly #conditions: readonly Condition[]

  constructor(conditions: readonly Condition[]) {
    this.#conditions = conditions
  }

  get reached(): boolean {
    return this.#conditions.some((condition) => condition.reached)
  }

  async check(delta: readonly Message[], steps: Steps): Promise<string | undefined> {
    const reasons: string[] = []
    for (const condition of this.#conditions) {
      const reason = await condition.check(delta, steps)
      if (reason !== undefined) reasons.push(reason)
    }
    return reasons.length > 0 ? reasons.join(', ') : undefined
  }

  reset(): void {
    for (const condition of this.#conditions) condition.reset()
  }

  save(): Json {
    return this.#conditions.map((condition) => condition.save())
  }

  load(state: Json): void {
    const states = Array.isArray(state) ? state : []
    for (const [index, condition] of this.#conditions.entries()) condition.load(states[index])
  }
}

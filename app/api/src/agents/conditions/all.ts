import type { Json } from '../json.ts'
import type { Message } from '../messages.ts'
import type { Steps } from '../steps.ts'
import type { Condition } from './condition.ts'

/** All conditions, not necessarily at once: one that was reached stays so, and reasons stand in that order. */
export class AllOf implements Condition {
  readonly #conditions: readonly Condition[]
  #reasons: string[] = []

  constructor(conditions: readonly Condition[]) {
    this.#conditions = conditions
  }

  get reached(): boolean {
    return this.#conditions.every((condition) => condition.reached)
  }

  async check(delta: readonly Message[], steps: Steps): Promise<string | undefined> {
    let missing = false
    for (const condition of this.#conditions.filter(({ reached }) => !reached)) {
      const reason = await condition.check(delta, steps)
      if (reason === undefined) missing = true
      else this.#reasons.push(reason)
    }
    return missing ? undefined : this.#reasons.join(', ')
  }

  reset(): void {
    for (const condition of this.#conditions) condition.reset()
    this.#reasons = []
  }

  save(): Json {
    return { conditions: this.#conditions.map((condition) => condition.save()), reasons: this.#reasons }
  }

  load(state: Json): void {
    const { conditions, reasons } = state as { conditions: Json[]; reasons: string[] }
    for (const [index, condition] of this.#conditions.entries()) condition.load(conditions[index])
    this.#reasons = [...reasons]
  }
}

import type { Clock } from '../clock.ts'
import type { Person } from '../people/person.ts'

/**
 * Who may read one topic, believed for a while, so that an event for a thousand readers does not ask a thousand
 * questions and yet nobody goes on reading for long what is no longer theirs.
 */
export class Permissions {
  readonly #ask: (person: Person) => Promise<boolean>
  readonly #clock: Clock
  readonly #believedMs: number
  readonly #grantedUntil = new Map<string, number>()
  readonly #asking = new Map<string, Promise<boolean>>()

  constructor(ask: (person: Person) => Promise<boolean>, clock: Clock, believedMs: number) {
    this.#ask = ask
    this.#clock = clock
    this.#believedMs = believedMs
  }

  /** Whether a permission that was given lately still counts. */
  holds(person: Person): boolean {
    return (this.#grantedUntil.get(person.id) ?? 0) > this.#clock().getTime()
  }

  async ask(person: Person): Promise<boolean> {
    if (this.holds(person)) return true
    const underWay = this.#asking.get(person.id)
    if (underWay) return underWay
    const asking = this.#decide(person).finally(() => this.#asking.delete(person.id))
    this.#asking.set(person.id, asking)
    return asking
  }

  async #decide(person: Person): Promise<boolean> {
    const allowed = await this.#ask(person)
    if (allowed) this.#grantedUntil.set(person.id, this.#clock().getTime() + this.#believedMs)
    else this.#grantedUntil.delete(person.id)
    return allowed
  }
}

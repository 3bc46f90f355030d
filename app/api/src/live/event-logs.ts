import type { EventLog } from './event.ts'

/** Every family of topics that can be listened to; a feature registers its log when the app is built. */
export class EventLogs {
  readonly #logs = new Map<string, EventLog>()

  register(log: EventLog): void {
    if (this.#logs.has(log.family)) throw new Error(`The events of ${log.family} are registered twice`)
    this.#logs.set(log.family, log)
  }

  of(family: string): EventLog | undefined {
    return this.#logs.get(family)
  }
}

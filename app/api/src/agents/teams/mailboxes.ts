import type { Json } from '../json.ts'
import type { ChatMessage } from '../messages.ts'

/** What each participant has yet to hear. */
export class Mailboxes {
  readonly #boxes: Map<string, ChatMessage[]>

  constructor(names: readonly string[]) {
    this.#boxes = new Map(names.map((name) => [name, []]))
  }

  /** To everybody but the speaker. */
  deliver(messages: readonly ChatMessage[], speaker?: string): void {
    for (const [name, box] of this.#boxes) if (name !== speaker) box.push(...messages)
  }

  take(name: string): readonly ChatMessage[] {
    return this.#boxes.get(name)?.splice(0) ?? []
  }

  empty(): void {
    for (const box of this.#boxes.values()) box.length = 0
  }

  save(): Json {
    return Object.fromEntries([...this.#boxes].map(([name, box]) => [name, [...box]]))
  }

  load(state: Json): void {
    const saved = state as { readonly [name: string]: readonly ChatMessage[] }
    this.empty()
    for (const [name, box] of this.#boxes) box.push(...(saved[name] ?? []))
  }
}

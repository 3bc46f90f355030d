import type { Whisperer } from '../../live/event.ts'

/** Models stream a few characters at a time, many times a second; eyes are content with less. */
const EVERY_MS = 60

/** Passes on what models say while they say it, gathered over a moment. */
export class Pieces {
  readonly #topic: string
  readonly #whisperer: Whisperer
  readonly #gathered = new Map<string, string>()
  #timer: NodeJS.Timeout | undefined

  constructor(topic: string, whisperer: Whisperer) {
    this.#topic = topic
    this.#whisperer = whisperer
  }

  add({ source, text }: { readonly source: string; readonly text: string }): void {
    this.#gathered.set(source, (this.#gathered.get(source) ?? '') + text)
    this.#timer ??= setTimeout(() => this.#send(), EVERY_MS)
  }

  /** Its call has ended: what it said is told whole, and a piece that came after that would begin it anew. */
  forget(source: string): void {
    this.#gathered.delete(source)
  }

  #send(): void {
    this.#timer = undefined
    for (const [source, text] of this.#gathered)
      this.#whisperer.whisper({ topic: this.#topic, kind: 'piece', payload: { source, text } })
    this.#gathered.clear()
  }
}

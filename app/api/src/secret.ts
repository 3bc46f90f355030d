import { inspect } from 'node:util'

const HIDDEN = '[secret]'

/**
 * A value that must not be shown. However it is turned into text (template, JSON, console, log), only the
 * placeholder comes out; `reveal()` is the one way to the value, so that `grep reveal` lists every use.
 */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  reveal(): string {
    return this.#value
  }

  toString(): string {
    return HIDDEN
  }

  toJSON(): string {
    return HIDDEN
  }

  [inspect.custom](): string {
    return HIDDEN
  }
}

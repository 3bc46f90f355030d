import { randomInt, randomUUID } from 'node:crypto'

/** Identifiers in the cloud's shapes: `vpc-` and eight of a-z0-9, UUIDs for requests. */
export interface Ids {
  /** `prefix-` followed by eight lower-case letters and digits. */
  next(prefix: string): string
  requestId(): string
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'

export function randomIds(): Ids {
  return {
    next: (prefix) => `${prefix}-${randomText(8, alphabet)}`,
    requestId: () => randomUUID(),
  }
}

/** `length` letters drawn evenly from `letters`. */
export function randomText(length: number, letters: string): string {
  let text = ''
  for (let index = 0; index < length; index += 1) text += letters[randomInt(letters.length)]
  return text
}

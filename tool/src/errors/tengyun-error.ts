import type { Text } from '../text.ts'
import { type Code, catalogue, type Family } from './catalogue.ts'

/** One mistake in something a person wrote, with the path to it. */
export interface Problem {
  readonly path: string
  readonly message: Text
}

/** What the reader of an error wants to know after its title, each left out where it does not apply. */
export interface Explanation {
  /** Environment, host, resource or file. */
  readonly where?: Text | string
  /** The cause as known; the provider's own words quoted. */
  readonly why?: Text | string
  /** Every mistake at once, where the error is about an input. */
  readonly problems?: readonly Problem[]
  /** What took effect, what did not, what still serves traffic. */
  readonly now?: Text | string
  /** Overrides the catalogue's advice. */
  readonly next?: Text | string
  /** A command that can be copied. */
  readonly command?: string
  readonly cause?: unknown
}

/** Every error that reaches a person: a code of the catalogue and what is known of this occurrence. */
export class TengyunError extends Error {
  readonly code: Code
  readonly explanation: Explanation

  constructor(code: Code, explanation: Explanation = {}) {
    super(`${code}: ${catalogue[code].title.en}`, { cause: explanation.cause })
    this.name = 'TengyunError'
    this.code = code
    this.explanation = explanation
  }

  get family(): Family {
    return catalogue[this.code].family
  }
}

/** Anything thrown, as an error of the catalogue; what it does not know is our bug. */
export function asTengyunError(thrown: unknown): TengyunError {
  if (thrown instanceof TengyunError) return thrown
  const why = thrown instanceof Error ? thrown.message : String(thrown)
  return new TengyunError(codeOfSystemError(thrown) ?? 'tengyun/bug', { why, cause: thrown })
}

/** What the machine itself refuses is nobody's bug. Numbers and names: errno(3). */
function codeOfSystemError(thrown: unknown): Code | undefined {
  const { code } = (thrown ?? {}) as { readonly code?: unknown }
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'machine/disk-full'
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return 'machine/no-permission'
  return undefined
}

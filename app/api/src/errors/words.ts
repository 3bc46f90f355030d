import { catalogue, type ErrorCode } from './catalogue.ts'
import type { Language } from './language.ts'

/** What the caller reads, with `details` in the gaps of the message. */
export function wordsOf(
  code: ErrorCode,
  language: Language,
  details: Readonly<Record<string, string>> = {},
): string {
  return catalogue[code].message[language].replace(/\{(\w+)\}/g, (_, name) => details[name] ?? '')
}

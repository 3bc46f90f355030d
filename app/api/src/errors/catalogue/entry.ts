import type { Language } from '../language.ts'

export interface Entry {
  /** HTTP status of the answer. */
  status: number
  /** What the caller reads; `{name}` stands for a detail of the case. */
  message: Record<Language, string>
}

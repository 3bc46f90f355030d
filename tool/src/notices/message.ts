import type { Notice } from './notice.ts'

/** What one receiver gets at once: one notice, or several that came together. */
export interface Message {
  /** The same however often it is tried, so that a receiver can tell a repetition. */
  readonly id: string
  /** The receiver's label. */
  readonly to: string
  readonly notices: readonly Notice[]
  /** When it was put together, in ISO 8601. */
  readonly at: string
}

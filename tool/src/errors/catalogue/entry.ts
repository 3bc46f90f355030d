import type { Text } from '../../text.ts'

/** Whose move it is: the user's, the outside's (cloud, host, network), ours; or a result that says no. */
export type Family = 'input' | 'outside' | 'bug' | 'verification' | 'interrupted'

export interface Entry {
  readonly family: Family
  /** A constant first sentence, so that it can be searched for. */
  readonly title: Text
  /** What to do where the occurrence does not know better. */
  readonly next: Text
}

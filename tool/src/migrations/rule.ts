import type { Node } from 'libpg-query'
import type { Text } from '../text.ts'
import type { HazardId } from './ids.ts'

/**
 * `breaks`: the release that runs while the migration does, and may have to be gone back to, does not bear it.
 * `blocks`: people wait while it runs, the longer the more rows there are.
 */
export type Harm = 'breaks' | 'blocks'

/** One thing not to do to a database in use. Pure. */
export interface HazardRule {
  readonly id: HazardId
  readonly harm: Harm
  /** What is wrong, in one sentence. */
  readonly title: Text
  /** How the same comes about without harm. */
  readonly remedy: Text
  /**
   * What the statement does it to: `reports`, `reports.place`; nothing where it does not.
   * @param isNew whether the same migration made that table, which nobody uses yet
   */
  targets(statement: Node, isNew: (table: string) => boolean): string[]
}

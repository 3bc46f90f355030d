import type { Fields, Observed } from '../plan/model.ts'
import type { ResourceContext } from './kind.ts'

/** A copy that the cloud keeps of an object. */
export interface Backup {
  readonly id: string
  readonly state: 'under-way' | 'finished' | 'failed'
  /** Milliseconds since 1970; what was written later is not in it. */
  readonly at: number
  /** When the cloud deletes it by itself; milliseconds since 1970. */
  readonly expires: number | undefined
}

/** How the cloud copies objects of a kind. */
export interface Backups<F extends Fields> {
  /** Minutes that taking one may last. */
  readonly patience: number
  /** Of an object that is in the recycle bin no copy can be taken any more. */
  isInBin(observed: Observed<F>): boolean
  list(context: ResourceContext, observed: Observed<F>): Promise<Backup[]>
  /**
   * Begins to take one.
   *
   * @returns its id, where the cloud tells it at once
   */
  take(context: ResourceContext, observed: Observed<F>): Promise<string | undefined>
}

/**
 * The databases and CBS write times as `2026-03-14 15:05:09`, UTC+8.
 *
 * @returns undefined for none: empty, or all zeros
 */
export function timeIn(text: string | undefined): number | undefined {
  const time = Date.parse(`${(text ?? '').replace(' ', 'T')}+08:00`)
  return Number.isNaN(time) ? undefined : time
}

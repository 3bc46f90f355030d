import type { Wanted } from './wanted.ts'

/** What a host is asked for. */
export interface LogOrder extends Wanted {
  readonly project: string
  readonly runtime: 'process' | 'compose'
  /** Characters of an answer: what does not fit is left out, the oldest first. */
  readonly room: number
}

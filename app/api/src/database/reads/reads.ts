import type { Logger } from 'pino'
import type { DatabaseAddress } from '../../settings-types.ts'
import { PrimaryMarks } from './primary.ts'
import { EYES, Standbys } from './standbys.ts'

export interface ReadOptions {
  /** Of the standbys. */
  readonly address: DatabaseAddress
  /** To them, of this process. */
  readonly connections: number
  /** Milliseconds: what may be older is read from the primary. */
  readonly oldestMs: number
}

/** What it takes to read elsewhere than on the primary. */
export interface Reads {
  readonly marks: PrimaryMarks
  readonly standbys: Standbys
  readonly oldestMs: number
}

/** Opens one connection to the primary, and what is asked for to the standbys. */
export function openReads(primary: DatabaseAddress, options: ReadOptions, log: Logger): Reads {
  const { address, connections, oldestMs } = options
  // A mark that is too old to be of use is what tells that something else is.
  const marks = new PrimaryMarks(primary, 2 * oldestMs)
  return {
    marks,
    standbys: new Standbys({ address, connections: Math.max(1, connections - EYES), marks, oldestMs, log }),
    oldestMs,
  }
}

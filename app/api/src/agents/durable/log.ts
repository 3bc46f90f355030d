import type { DLogger } from '@dbos-inc/dbos-sdk'
import type { FastifyBaseLogger } from 'fastify'

/**
 * DBOS's log in ours. What it tells of its comings and goings is for debugging; that a process lost a run to another,
 * which it warns of, is how taking over works.
 */
export function journalLog(log: FastifyBaseLogger): DLogger {
  const own = log.child({ part: 'run journal' })
  return {
    debug: (entry) => own.trace(String(entry)),
    info: (entry) => own.debug(String(entry)),
    warn: (entry) => (isTakeover(String(entry)) ? own.debug(String(entry)) : own.warn(String(entry))),
    error: (entry, details) => own.error({ err: details?.error }, String(entry)),
  }
}

function isTakeover(entry: string): boolean {
  return /no longer owned by this execution|was cancelled during execution/.test(entry)
}

import type { DLogger } from '@dbos-inc/dbos-sdk'
import type { FastifyBaseLogger } from 'fastify'

/** DBOS looks into its queue many times a second, and complains each time that it cannot. */
const ONCE_IN_MS = 30_000

/**
 * DBOS's log in ours. What it tells of its comings and goings is for debugging; that a process lost a run to another,
 * which it warns of, is how taking over works.
 */
export function journalLog(log: FastifyBaseLogger): DLogger {
  const own = log.child({ part: 'run journal' })
  const warned = new Map<string, number>()
  const warn = (entry: string) => {
    const now = performance.now()
    if (now - (warned.get(entry) ?? -Infinity) < ONCE_IN_MS) return
    warned.clear()
    warned.set(entry, now)
    own.warn(entry)
  }
  return {
    debug: (entry) => own.trace(String(entry)),
    info: (entry) => own.debug(String(entry)),
    warn: (entry) => (isTakeover(String(entry)) ? own.debug(String(entry)) : warn(String(entry))),
    error: (entry, details) => own.error({ err: details?.error }, String(entry)),
  }
}

function isTakeover(entry: string): boolean {
  return /no longer owned by this execution|was cancelled during execution/.test(entry)
}

import type { HostPaths, Slot } from '../../../paths.ts'
import { quote, type Script } from '../../../script.ts'
import { type Address, upstreamIdle } from '../nginx-config.ts'
import { stopSlot } from '../supervisor.ts'

export interface Retirement {
  readonly paths: HostPaths
  readonly slot: Slot
  /** Where its server listens. */
  readonly server: Address
  /** Seconds it may take to finish what it serves. */
  readonly drain: number
}

/**
 * Lets the slot finish what it serves and stops it. It gets no new connections any more, and those that idle are
 * ended by nginx: whoever ends an idle connection knows that nothing is on its way over it, so the app must not be
 * the first to.
 */
export function retireScript({ paths, slot, server, drain }: Retirement): Script {
  const idled = (upstreamIdle + 1) * 10
  const open = `ss -Htn state established src ${quote(`${server.address}:${server.port}`)} 2>&1`
  return {
    title: `retire slot ${slot}`,
    timeout: drain + 60,
    lines: [
      `for attempt in $(seq 1 ${idled}); do [ -n "$(${open})" ] || break; sleep 0.1; done`,
      ...stopSlot(paths, slot, drain + grace),
    ],
  }
}

/** Seconds beyond the drain limit in which the app closes what is still open, before it is killed. */
const grace = 5

import { hostname, userInfo } from 'node:os'
import type { LeaseRecord } from './lease-store.ts'

/** This process, as others are told of it. */
export function thisHolder(purpose: string): Pick<LeaseRecord, 'holder' | 'pid' | 'purpose'> {
  return { holder: `${userInfo().username}@${hostname()}`, pid: process.pid, purpose }
}

/** Whether a holder that ran on this machine is gone. Of other machines nothing is known. */
export function diedHere({ holder, pid }: LeaseRecord): boolean {
  return holder.endsWith(`@${hostname()}`) && pid !== process.pid && !exists(pid)
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it exists and is somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

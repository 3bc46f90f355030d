import { lookAtRequests, type Requests } from '../../../health/host/requests.ts'

export type { Requests }

/** Seconds that are looked back: few enough to be about now, and enough for a P95 to mean something. */
export const lookBack = 30

/** What people got lately. */
export function readRequests(log: string, now: Date): Promise<Requests> {
  return lookAtRequests(log, lookBack / 60, now)
}

import { lookAtRequests, type Requests } from '../../../health/host/requests.ts'

export type { Requests }

/** Seconds that are looked back: few enough to be about now, and enough for a P95 to mean something. */
export const lookBack = 30

/** What people got lately; nothing where the web server has written nothing yet. */
export async function readRequests(log: string, now: Date): Promise<Requests> {
  try {
    return await lookAtRequests(log, lookBack / 60, now)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return { count: 0, failed: 0, p95: undefined }
    throw error
  }
}

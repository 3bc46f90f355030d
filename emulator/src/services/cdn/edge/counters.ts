/** What the nodes did for a domain since the emulator started. */
export interface Counters {
  requests: number
  /** Answered with what was there. */
  hits: number
  /** Requests to the origin. */
  pulls: number
  /** Refused: no signature that holds, or from a site that may not link. */
  refusals: number
}

export function noCounters(): Counters {
  return { requests: 0, hits: 0, pulls: 0, refusals: 0 }
}

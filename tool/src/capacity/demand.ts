import type { Load } from './load.ts'
import { rates } from './rates.ts'

/**
 * What a load takes, as shares of what was measured of one process of the app, or of one core of PostgreSQL: 1.5 is what
 * one process and a half bear. Processor time of requests and of turns adds up where one process does both.
 */
export interface Demand {
  readonly requests: number
  readonly sockets: number
  readonly turns: number
  /** Places for agents at work. */
  readonly places: number
  readonly queries: number
}

const millisecondsPerSecond = 1_000

export function demandOf({ requestsPerSecond, turnsPerSecond, sockets, agents }: Load): Demand {
  const processor = (times: number, each: number) => (times * each) / millisecondsPerSecond
  return {
    requests: processor(requestsPerSecond, rates.request.value),
    sockets: sockets / rates.sockets.value,
    turns: processor(turnsPerSecond, rates.turn.value),
    places: agents / rates.agents.value,
    queries:
      processor(requestsPerSecond, rates.requestQueries.value) +
      processor(turnsPerSecond, rates.turnQueries.value),
  }
}

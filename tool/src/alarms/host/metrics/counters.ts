import type { Sample } from './parse.ts'

/** The app's counters at one moment, as far as rules are about them. They only grow, unless the app was started anew. */
export interface Counters {
  /** Milliseconds since the epoch. */
  readonly at: number
  /** When the process began: another one counts from nothing. */
  readonly began: number
  readonly requests: number
  readonly failed: number
  /** Requests that took up to so many seconds. */
  readonly within: readonly (readonly [seconds: number, count: number])[]
  readonly calls: number
  readonly callsFailed: number
  readonly gets: number
  readonly loads: number
}

export function countersIn(samples: readonly Sample[], at: number): Counters {
  const sum = (name: string, fits: (labels: Sample['labels']) => boolean = () => true) =>
    samples
      .filter((sample) => sample.name === name && fits(sample.labels))
      .reduce((total, { value }) => total + value, 0)
  const bucket = 'http_request_duration_seconds_bucket'
  // Nobody waits for what machines ask, and it would drown what people get.
  const byPeople = ({ route = '' }: Sample['labels']) => !['/metrics', '/health', '/ready'].includes(route)
  const limits = [
    ...new Set(samples.filter(({ name }) => name === bucket).map(({ labels }) => labels.le ?? '')),
  ]
  const count = 'http_request_duration_seconds_count'
  return {
    at,
    began: sum('process_start_time_seconds'),
    requests: sum(count, byPeople),
    failed: sum(count, (labels) => byPeople(labels) && (labels.status ?? '').startsWith('5')),
    within: limits
      .filter((le) => le !== '+Inf')
      .map((le) => [Number(le), sum(bucket, (labels) => byPeople(labels) && labels.le === le)] as const)
      .sort(([one], [other]) => one - other),
    calls: sum('agent_calls_total'),
    callsFailed: sum('agent_calls_total', ({ outcome }) => outcome === 'failed'),
    gets: sum('cache_gets'),
    loads: sum('cache_loads'),
  }
}

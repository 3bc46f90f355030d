import { enough } from '../../alarms/host/metrics/rates.ts'
import type { Alert, Series } from './alert.ts'

/** Nobody waits for what machines ask. */
const byPeople = 'route!~"/metrics|/health|/ready"'

/** Every alarm whose figures the app gives. */
export const alerts: readonly Alert[] = [
  {
    rule: 'app',
    name: 'AppGone',
    expression: (_limit, job) => `up{job="${job}"} == 0 or absent(up{job="${job}"})`,
    bad: [{ of: 'up', values: '0x30' }],
    good: [{ of: 'up', values: '1x30' }],
  },
  {
    rule: 'restarts',
    name: 'AppKeepsStarting',
    // A release starts the app, too: once.
    expression: (limit, job) => `changes(process_start_time_seconds{job="${job}"}[5m]) > ${limit + 1}`,
    bad: [{ of: 'process_start_time_seconds', values: '1x25 1560 1620 1680 1740' }],
    good: [{ of: 'process_start_time_seconds', values: '1x25 1560x4' }],
  },
  {
    rule: 'errors',
    name: 'RequestsFail',
    expression: (limit, job) =>
      enoughOf('http_request_duration_seconds_count', job, enough.requests, byPeople) +
      share(requests(job, '{status=~"5.."}'), requests(job), limit),
    bad: [answers('500', '0+10x30'), answers('200', '0+90x30')],
    good: [answers('500', '0+1x30'), answers('200', '0+90x30')],
  },
  {
    rule: 'p95',
    name: 'AppSlow',
    expression: (limit, job) =>
      `${enoughOf('http_request_duration_seconds_count', job, enough.requests, byPeople)}1000 * histogram_quantile(0.95, ${total('http_request_duration_seconds_bucket', job, byPeople, 'le')}) > ${limit}`,
    bad: histogram('0+10x30', '0+100x30'),
    good: histogram('0+99x30', '0+100x30'),
  },
  {
    rule: 'agents',
    name: 'AgentCallsFail',
    expression: (limit, job) =>
      enoughOf('agent_calls_total', job, enough.calls) +
      share(total('agent_calls_total', job, 'outcome="failed"'), total('agent_calls_total', job), limit),
    bad: [calls('failed', '0+5x30'), calls('succeeded', '0+5x30')],
    good: [calls('failed', '0+1x30'), calls('succeeded', '0+50x30')],
  },
  {
    rule: 'queue',
    name: 'RunsWait',
    expression: (limit, job) => `max(runs_open{job="${job}",status="queued"}) > ${limit}`,
    bad: [{ of: 'runs_open{status="queued"}', values: '500x30' }],
    good: [{ of: 'runs_open{status="queued"}', values: '0x30' }],
  },
  {
    rule: 'wait',
    name: 'RunWaitsLong',
    expression: (limit, job) => `max(runs_oldest_queued_seconds{job="${job}"}) > ${limit}`,
    bad: [{ of: 'runs_oldest_queued_seconds', values: '0+60x30' }],
    good: [{ of: 'runs_oldest_queued_seconds', values: '5x30' }],
  },
  {
    rule: 'cache',
    name: 'CacheHelpsLittle',
    // Counted since the start, and told as gauges; they only grow.
    expression: (limit, job) =>
      `${enoughOf('cache_gets', job, enough.gets)}100 * (1 - ${total('cache_loads', job)} / ${total('cache_gets', job)}) < ${limit}`,
    bad: [reads('cache_gets', '0+100x30'), reads('cache_loads', '0+90x30')],
    good: [reads('cache_gets', '0+100x30'), reads('cache_loads', '0+5x30')],
  },
]

function total(metric: string, job: string, labels = '', by = ''): string {
  const selector = [`job="${job}"`, ...(labels === '' ? [] : [labels])].join(',')
  return `sum${by === '' ? '' : ` by (${by}) `}(rate(${metric}{${selector}}[5m]))`
}

function requests(job: string, only = ''): string {
  const labels = [byPeople, ...(only === '' ? [] : [only.slice(1, -1)])].join(',')
  return total('http_request_duration_seconds_count', job, labels)
}

function share(part: string, whole: string, limit: number): string {
  return `100 * ${part} / ${whole} > ${limit}`
}

/** In front of another condition. */
function enoughOf(metric: string, job: string, count: number, labels = ''): string {
  return `${total(metric, job, labels)} * 300 >= ${count} and `
}

function answers(status: string, values: string): Series {
  return { of: `http_request_duration_seconds_count{route="/api/reports",status="${status}"}`, values }
}

/** Requests that were answered within a tenth of a second, and all of them. */
function histogram(fast: string, all: string): Series[] {
  const bucket = (le: string) => `http_request_duration_seconds_bucket{route="/api/reports",le="${le}"}`
  return [
    { of: bucket('0.1'), values: fast },
    { of: bucket('10'), values: all },
    { of: bucket('+Inf'), values: all },
    answers('200', all),
  ]
}

function calls(outcome: string, values: string): Series {
  return { of: `agent_calls_total{outcome="${outcome}"}`, values }
}

function reads(metric: string, values: string): Series {
  return { of: `${metric}{namespace="reports"}`, values }
}

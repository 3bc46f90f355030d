import { describe, expect, it } from 'vitest'
import { countersIn } from './counters.ts'
import { parseMetrics } from './parse.ts'
import { quantileBetween, ratesBetween } from './rates.ts'

const name = 'http_request_duration_seconds'

/** What an app tells after so many requests: those within 0.1 s, within 1 s, all, and of all those that failed. */
function told(fast: number, slow: number, all: number, failed = 0) {
  const labels = 'method="GET",route="/api/reports"'
  return countersIn(
    parseMetrics(`# HELP ${name} Time
# TYPE ${name} histogram
${name}_bucket{${labels},status="200",le="0.1"} ${fast}
${name}_bucket{${labels},status="200",le="1"} ${slow}
${name}_bucket{${labels},status="200",le="+Inf"} ${all}
${name}_count{${labels},status="200"} ${all - failed}
${name}_count{${labels},status="503"} ${failed}
${name}_count{method="GET",route="/ready",status="503"} 9000
process_start_time_seconds 1.7e9
agent_calls_total{kind="model",outcome="failed"} ${failed}
agent_calls_total{kind="tool",outcome="succeeded"} ${all - failed}
`),
    0,
  )
}

function ratesOf(...counts: Parameters<typeof told>) {
  return Object.fromEntries(
    ratesBetween(told(0, 0, 0), told(...counts)).map(({ rule, value }) => [rule, value]),
  )
}

describe('what happened between two looks', () => {
  it('is shares and times of people’s requests, without those of machines', () => {
    expect(ratesOf(90, 100, 100, 7)).toEqual({ errors: 7, p95: 550, agents: 7 })
  })

  it('says nothing where there was too little of it', () => {
    expect(ratesOf(9, 9, 9, 9)).toEqual({})
  })

  it('is what came since, and not since the start', () => {
    const later = ratesBetween(told(90, 100, 100, 50), told(190, 200, 200, 50))
    expect(later.find(({ rule }) => rule === 'errors')?.value).toBe(0)
  })

  it('spreads requests evenly between two limits, as histogram_quantile has it', () => {
    expect(quantileBetween(told(0, 0, 0), told(50, 100, 100), 0.5)).toBeCloseTo(0.1)
    expect(quantileBetween(told(0, 0, 0), told(50, 100, 100), 0.75)).toBeCloseTo(0.55)
    // Longer than the longest that is told apart.
    expect(quantileBetween(told(0, 0, 0), told(0, 0, 100), 0.95)).toBe(1)
  })
})

describe('what Prometheus reads', () => {
  it('may have quotes, backslashes and line ends in its labels', () => {
    expect(parseMetrics('a{x="say \\"hi\\"",y="C:\\\\n",z="1\\n2"} 5\nb NaN\nc +Inf 1700000000\n')).toEqual([
      { name: 'a', labels: { x: 'say "hi"', y: 'C:\\n', z: '1\n2' }, value: 5 },
      { name: 'b', labels: {}, value: Number.NaN },
      { name: 'c', labels: {}, value: Number.POSITIVE_INFINITY },
    ])
  })
})

import { stringify } from 'yaml'
import type { Series } from './alert.ts'
import { type Entry, entriesFor, jobOf, type PrometheusInput } from './rules-file.ts'

/** The minute at which alerts are looked at: the longest of them has lasted by then. */
const lookedAt = '29m'

/**
 * For each alert, series with which it fires and series with which it does not: `promtool test rules FILE`.
 * https://prometheus.io/docs/prometheus/latest/configuration/unit_testing_rules/
 */
export function testsFile(input: PrometheusInput, rulesFileName: string): string {
  const job = jobOf(input)
  const tests = entriesFor(input).flatMap((entry) => [
    testOf(entry, job, entry.alert.bad, true),
    testOf(entry, job, entry.alert.good, false),
  ])
  return stringify({ rule_files: [rulesFileName], evaluation_interval: '1m', tests }, { lineWidth: 0 })
}

function testOf(
  { name, labels, annotations }: Entry,
  job: string,
  series: readonly Series[],
  fires: boolean,
) {
  return {
    name: `${name} ${fires ? 'fires' : 'keeps quiet'}`,
    interval: '1m',
    input_series: series.map(({ of, values }) => ({ series: withJob(of, job), values })),
    alert_rule_test: [
      {
        eval_time: lookedAt,
        alertname: name,
        exp_alerts: fires
          ? [{ exp_labels: { ...labels, ...kept(series, job) }, exp_annotations: annotations }]
          : [],
      },
    ],
  }
}

function withJob(series: string, job: string): string {
  const own = `job="${job}"`
  return series.includes('{') ? series.replace('{', `{${own},`) : `${series}{${own}}`
}

/** Labels that come through where nothing is summed up. */
function kept(series: readonly Series[], job: string): Record<string, string> {
  return series.some(({ of }) => of === 'up' || of === 'process_start_time_seconds') ? { job } : {}
}

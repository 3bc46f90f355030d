import { stringify } from 'yaml'
import type { Rule } from '../../alarms/rule.ts'
import type { Alert } from './alert.ts'
import { alerts } from './alerts.ts'

export interface PrometheusInput {
  readonly project: string
  readonly environment: string
  readonly rules: readonly Rule[]
}

/** One alert for each step of its rule. */
export interface Entry {
  readonly alert: Alert
  readonly name: string
  readonly expression: string
  /** Seconds. */
  readonly lasts: number
  readonly labels: Readonly<Record<string, string>>
  readonly annotations: Readonly<Record<string, string>>
}

/** Under which name Prometheus knows the app: https://prometheus.io/docs/concepts/jobs_instances/ */
export function jobOf({ project, environment }: Pick<PrometheusInput, 'project' | 'environment'>): string {
  return `${project}-${environment}`
}

export function entriesFor(input: PrometheusInput): Entry[] {
  const { project, environment, rules } = input
  const job = jobOf(input)
  return alerts.flatMap((alert) => {
    const rule = rules.find(({ id }) => id === alert.rule)
    const [step] = rule?.steps ?? []
    if (rule === undefined || step === undefined) return []
    return [
      {
        alert,
        name: alert.name,
        expression: alert.expression(step.limit, job),
        lasts: rule.lasts,
        labels: { severity: step.level, project, environment },
        annotations: { summary: rule.title.en, summary_zh: rule.title.zh, next: rule.next },
      },
    ]
  })
}

/** https://prometheus.io/docs/prometheus/latest/configuration/alerting_rules/ */
export function rulesFile(input: PrometheusInput): string {
  const rules = entriesFor(input).map(({ name, expression, lasts, labels, annotations }) => ({
    alert: name,
    expr: expression,
    ...(lasts === 0 ? {} : { for: `${lasts}s` }),
    labels,
    annotations,
  }))
  return stringify({ groups: [{ name: jobOf(input), rules }] }, { lineWidth: 0 })
}

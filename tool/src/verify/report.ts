import type { CheckResult } from './check.ts'
import type { Outcome } from './finding.ts'

/** What one run of the checks found, as it is kept and handed over. */
export interface Report {
  /** `20261123-064500`: when it began, in UTC. */
  readonly id: string
  readonly project: string
  readonly environment: string
  readonly cloud: 'tencent' | 'emulator'
  readonly region: string
  readonly site: string
  /** Who had it made. */
  readonly author: string
  /** ISO 8601. */
  readonly startedAt: string
  readonly seconds: number
  /** Whether all checks were tried, or some that were named. */
  readonly complete: boolean
  readonly results: readonly CheckResult[]
}

/** Nothing that was tried failed. */
export function isWell({ results }: Pick<Report, 'results'>): boolean {
  return results.every(({ outcome }) => outcome !== 'failed')
}

export function countOf({ results }: Pick<Report, 'results'>, outcome: Outcome): number {
  return results.filter((result) => result.outcome === outcome).length
}

export function reportId(startedAt: string): string {
  return startedAt.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')
}

import { countOf, isWell, type Report } from '../../verify/report.ts'
import { tableLines } from '../table.ts'
import type { Terminal } from '../terminal.ts'

/** Earlier reports, the newest first. */
export function showReports(
  { say, colors }: Terminal,
  environment: string,
  reports: readonly Report[],
): void {
  if (reports.length === 0) {
    say({
      en: `${environment} has no report yet: npx tengyun verify ${environment}`,
      zh: `${environment} 尚无报告：npx tengyun verify ${environment}`,
    })
    return
  }
  const rows = reports.map((report) => {
    const passed = countOf(report, 'passed')
    const failed = report.results.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id)
    const sign = isWell(report) ? colors.green('✓') : colors.red('✗')
    return [`${sign} ${report.id}`, report.author, `${passed}/${passed + failed.length}`, failed.join(', ')]
  })
  for (const line of tableLines(rows)) say(line)
}

export function reportsDocument(environment: string, reports: readonly Report[]) {
  return {
    environment,
    reports: reports.map((report) => ({
      id: report.id,
      startedAt: report.startedAt,
      author: report.author,
      ok: isWell(report),
      passed: countOf(report, 'passed'),
      failed: report.results.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id),
    })),
  }
}

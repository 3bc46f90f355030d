import type { ApplyReport } from '../apply/apply.ts'
import { renderError } from './error.ts'
import type { Terminal } from './terminal.ts'

/** What came of a plan, where not all of it was done: failures apart from what was never begun. */
export function showReport(terminal: Terminal, report: ApplyReport): void {
  // The first failure is told as the command's own error.
  for (const { error } of report.failed.slice(1)) terminal.note(renderError(terminal, error))
  if (report.notAttempted.length > 0) {
    const keys = [...new Set(report.notAttempted.map(({ key }) => key))].join(', ')
    terminal.note({ en: `  not attempted: ${keys}`, zh: `  尚未执行：${keys}` })
  }
}

export function reportDocument(report: ApplyReport) {
  return {
    done: report.done.map(({ action, key }) => ({ action, key })),
    failed: report.failed.map(({ change, error }) => ({
      action: change.action,
      key: change.key,
      code: error.code,
    })),
    notAttempted: report.notAttempted.map(({ action, key }) => ({ action, key })),
    interrupted: report.interrupted,
  }
}

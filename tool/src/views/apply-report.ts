import type { ApplyReport, BackedUp } from '../apply/apply.ts'
import { renderError } from './error.ts'
import type { Terminal } from './terminal.ts'

/** What was saved before it was deleted, and what was not done: failures apart from what was never begun. */
export function showReport(terminal: Terminal, report: ApplyReport): void {
  for (const backedUp of report.backups.filter((one) => isStillThere(one, report)))
    showBackup(terminal, backedUp)
  // The first failure is told as the command's own error.
  for (const { error } of report.failed.slice(1)) terminal.note(renderError(terminal, error))
  if (report.notAttempted.length > 0) {
    const keys = [...new Set(report.notAttempted.map(({ key }) => key))].join(', ')
    terminal.note({ en: `  not attempted: ${keys}`, zh: `  尚未执行：${keys}` })
  }
}

/** The cloud deletes some together with their object, once that is gone. */
function isStillThere({ change }: BackedUp, { done }: ApplyReport): boolean {
  return change.backup === 'outlives' || !done.includes(change)
}

/** Where it is found, and how long. */
function showBackup({ note, colors }: Terminal, { change, backup }: BackedUp): void {
  const { key, id: of } = change
  const at = new Date(backup.at).toISOString()
  const until = backup.expires === undefined ? '' : new Date(backup.expires).toISOString().slice(0, 10)
  if (change.backup === 'outlives') {
    note({
      en: `  ${colors.bold(key)}: snapshot ${backup.id} of ${at}, in CBS under Snapshots, is kept${until && ` until ${until}`}.`,
      zh: `  ${colors.bold(key)}：快照 ${backup.id}（${at}），可在云硬盘的“快照列表”中找到，${until ? `保留至 ${until}` : '永久保留'}。`,
    })
    return
  }
  note({
    en: `  ${colors.bold(key)}: backup ${backup.id} of ${at}, among the backups of ${of} for as long as the instance is there, in the recycle bin too.`,
    zh: `  ${colors.bold(key)}：备份 ${backup.id}（${at}），位于 ${of} 的备份列表中；只要实例还在（包括回收站中）就可用，实例销毁后随之删除。`,
  })
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
    backups: report.backups.map(({ change, backup }) => ({
      key: change.key,
      of: change.id ?? null,
      id: backup.id,
      at: new Date(backup.at).toISOString(),
      expires: backup.expires === undefined ? null : new Date(backup.expires).toISOString(),
      fate: change.backup ?? null,
    })),
  }
}

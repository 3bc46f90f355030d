import type { ClassReport } from '../files/classes.ts'
import type { Step } from '../files/compare.ts'
import type { SyncResult } from '../files/sync.ts'
import type { Version } from '../files/versions.ts'
import type { Text } from '../text.ts'
import { inLanguage } from '../text.ts'
import { tableLines } from './table.ts'
import type { Terminal } from './terminal.ts'

/** So many lines of single files are read by somebody; more are counted. */
const SHOWN = 50

/** Told on one line that is drawn over. */
export function syncProgress(terminal: Terminal): (done: number, of: number) => void {
  return (done, of) => terminal.live([terminal.colors.dim(`  ${done} / ${of}`)])
}

export function showSync(terminal: Terminal, { steps, unchanged, leftOut, carriedOut }: SyncResult): void {
  const { colors, language } = terminal
  for (const step of steps.slice(0, SHOWN)) {
    const sign = step.action === 'copy' ? colors.green('+') : colors.red('-')
    const why = step.action === 'copy' ? colors.dim(`  ${inLanguage(reasons[step.why], language)}`) : ''
    terminal.say(`  ${sign} ${step.item.path}${why}`)
  }
  const more = steps.length - SHOWN
  if (more > 0) terminal.say({ en: `  … and ${more} more`, zh: `  …… 另有 ${more} 项` })
  for (const { path, reason } of leftOut)
    terminal.note(`  ${colors.yellow('!')} ${path}  ${inLanguage(leftOutReasons[reason], language)}`)
  terminal.say(summary(steps, unchanged, carriedOut))
}

function summary(steps: readonly Step[], unchanged: number, carriedOut: boolean): Text {
  const copied = steps.filter(({ action }) => action === 'copy').length
  const deleted = steps.length - copied
  return carriedOut
    ? {
        en: `${copied} copied, ${deleted} deleted, ${unchanged} unchanged.`,
        zh: `已复制 ${copied} 个，删除 ${deleted} 个，未变化 ${unchanged} 个。`,
      }
    : {
        en: `${copied} would be copied, ${deleted} deleted, ${unchanged} are unchanged.`,
        zh: `将复制 ${copied} 个，删除 ${deleted} 个，未变化 ${unchanged} 个。`,
      }
}

const reasons: Readonly<Record<Extract<Step, { action: 'copy' }>['why'], Text>> = {
  new: { en: 'new', zh: '新增' },
  size: { en: 'of another size', zh: '大小不同' },
  newer: { en: 'changed since', zh: '已更新' },
  content: { en: 'of other content', zh: '内容不同' },
}

const leftOutReasons: Readonly<Record<SyncResult['leftOut'][number]['reason'], Text>> = {
  'not-a-file': { en: 'is a link or no file, and left out', zh: '是链接或特殊文件，已跳过' },
  'no-path': { en: 'is no path that every system has, and left out', zh: '不是通用的路径，已跳过' },
}

export function syncDocument({ steps, unchanged, leftOut, carriedOut }: SyncResult) {
  return {
    carriedOut,
    copied: steps.filter(({ action }) => action === 'copy').map(({ item }) => item.path),
    deleted: steps.filter(({ action }) => action === 'delete').map(({ item }) => item.path),
    unchanged,
    leftOut,
  }
}

export function showClasses(terminal: Terminal, bucket: string, { classes, movable }: ClassReport): void {
  const rows = classes.map(({ storageClass, objects, bytes, monthly }) => [
    storageClass,
    String(objects),
    gigabytes(bytes),
    monthly === undefined ? '–' : yuan(monthly),
  ])
  terminal.say(terminal.colors.bold(bucket))
  for (const line of tableLines(rows)) terminal.say(`  ${line}`)
  if (movable.objects === 0) return
  const { objects, days, to, saves } = movable
  terminal.say({
    en: `${objects} objects (${gigabytes(movable.bytes)}) are older than ${days} days: in ${to} they would cost ${yuan(saves)} a month less; reading them costs extra there.`,
    zh: `${objects} 个对象（${gigabytes(movable.bytes)}）超过 ${days} 天：转为 ${to} 每月可节省 ${yuan(saves)}，但读取会另外计费。`,
  })
}

export function showVersions(terminal: Terminal, key: string, versions: readonly Version[]): void {
  const deleted = inLanguage({ en: 'deleted', zh: '已删除' }, terminal.language)
  const latest = inLanguage({ en: 'now', zh: '当前' }, terminal.language)
  terminal.say(terminal.colors.bold(key))
  const rows = versions.map((one) => [
    new Date(one.modified).toISOString(),
    one.deleted ? deleted : String(one.size),
    one.latest ? latest : '',
    one.id,
  ])
  for (const line of tableLines(rows)) terminal.say(`  ${line}`)
}

export function showRestored(
  terminal: Terminal,
  key: string,
  { id, modified }: Version,
  dryRun: boolean,
): void {
  const moment = new Date(modified).toISOString()
  terminal.say(
    dryRun
      ? { en: `${key} would be as of ${moment} (${id}).`, zh: `${key} 将恢复为 ${moment} 的版本（${id}）。` }
      : { en: `${key} is as of ${moment} again (${id}).`, zh: `${key} 已恢复为 ${moment} 的版本（${id}）。` },
  )
}

const gigabytes = (bytes: number) => `${(bytes / 1024 ** 3).toFixed(2)} GB`
const yuan = (amount: number) => `¥${amount.toFixed(2)}`

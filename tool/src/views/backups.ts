import { type Backup, isProven } from '../backups/catalogue.ts'
import type { CloudCopies } from '../backups/cloud-copies.ts'
import type { Proof } from '../backups/proof.ts'
import type { Restored } from '../backups/restore.ts'
import { inLanguage } from '../text.ts'
import { tableLines } from './table.ts'
import type { Terminal } from './terminal.ts'

export function showBackup(terminal: Terminal, environment: string, backup: Backup): void {
  const { id, size, manifest } = backup
  const parts = manifest?.parts.length ?? 0
  const rows = rowsIn(backup)
  terminal.say({
    en: `${terminal.colors.green('✓')} Backup ${id}: ${parts} parts, ${rows} rows, ${bytes(size)}. It is unproven until a drill restored it:`,
    zh: `${terminal.colors.green('✓')} 备份 ${id}：${parts} 个部分，${rows} 行，${bytes(size)}。演练恢复之前视为未经验证：`,
  })
  terminal.say(`    npx tengyun drill ${environment}`)
}

export function showCatalogue(terminal: Terminal, environment: string, backups: readonly Backup[]): void {
  if (backups.length === 0) {
    terminal.say({
      en: `There is no backup yet. Make one: npx tengyun backup ${environment}`,
      zh: `尚无备份。请运行：npx tengyun backup ${environment}`,
    })
    return
  }
  const heading = [
    { en: 'backup', zh: '备份' },
    { en: 'stored at (UTC)', zh: '存储时间（UTC）' },
    { en: 'size', zh: '大小' },
    { en: 'rows', zh: '行数' },
    { en: 'state', zh: '状态' },
  ].map((text) => inLanguage(text, terminal.language))
  const lines = backups.map((backup) => [
    backup.id,
    moment(backup.storedAt.toISOString()),
    bytes(backup.size),
    String(rowsIn(backup)),
    stateOf(terminal, backup),
  ])
  for (const line of tableLines([heading, ...lines])) terminal.say(line)
}

/** One line for each object of which the cloud keeps copies. */
export function showCloudCopies({ say, colors }: Terminal, copies: readonly CloudCopies[]): void {
  for (const { key, count, newest } of copies) {
    const last = newest === null ? undefined : moment(newest)
    say({
      en: colors.dim(
        `the cloud’s own of ${key}: ${last === undefined ? 'none' : `${count}, the newest ${last}`}`,
      ),
      zh: colors.dim(`云端自身备份 ${key}：${last === undefined ? '无' : `${count} 份，最新 ${last}`}`),
    })
  }
}

export function showVerified(terminal: Terminal, { id, manifest }: Backup): void {
  const parts = manifest?.parts.length ?? 0
  terminal.say({
    en: `${terminal.colors.green('✓')} ${id}: all ${parts} parts are, to the last bit, what was written.`,
    zh: `${terminal.colors.green('✓')} ${id}：全部 ${parts} 个部分与写入时逐位一致。`,
  })
}

export function showRestored(
  terminal: Terminal,
  { id }: Backup,
  { database, former, keys }: Restored & { readonly keys: number },
): void {
  terminal.say({
    en: `${terminal.colors.green('✓')} ${id} is restored as ${database}: every stage ended well, every row is there.`,
    zh: `${terminal.colors.green('✓')} ${id} 已恢复为 ${database}：各阶段均成功，数据行数一致。`,
  })
  if (keys > 0) showKeys(terminal, keys)
  if (former === undefined) return
  terminal.say({
    en: `  What had the name is kept as ${former}; delete it when nobody misses it.`,
    zh: `  原数据库保留为 ${former}；确认无用后请删除。`,
  })
}

export function showKeys(terminal: Terminal, keys: number): void {
  terminal.say({ en: `  ${keys} keys of Redis are back.`, zh: `  已补回 Redis 的 ${keys} 个键。` })
}

export function showFiles(terminal: Terminal, { id }: Backup, folder: string, count: number): void {
  terminal.say({
    en: `${terminal.colors.green('✓')} ${id} is in ${folder}: ${count} files, each to the last bit what was written. They are not encrypted.`,
    zh: `${terminal.colors.green('✓')} ${id} 已恢复到 ${folder}：${count} 个文件，逐位一致。这些文件未加密。`,
  })
}

export function backupDocument(backup: Backup) {
  const { id, storedAt, size, manifest, proof } = backup
  return {
    id,
    storedAt: storedAt.toISOString(),
    bytes: size,
    damaged: manifest === undefined,
    proven: isProven(backup),
    proof: proof ?? null,
    manifest: manifest ?? null,
  }
}

export function catalogueDocument(
  environment: string,
  backups: readonly Backup[],
  cloud: readonly CloudCopies[],
) {
  return { environment, backups: backups.map(backupDocument), cloud }
}

function stateOf({ colors, language }: Terminal, backup: Backup): string {
  const told = (en: string, zh: string) => inLanguage({ en, zh }, language)
  if (backup.manifest === undefined) return colors.red(told('damaged', '已损坏'))
  if (backup.proof === undefined) return colors.yellow(told('unproven', '未验证'))
  const at = moment(backup.proof.startedAt)
  return isProven(backup)
    ? colors.green(told(`proven ${at}`, `已验证 ${at}`))
    : colors.red(told(`drill failed ${at}`, `演练失败 ${at}`))
}

/** `2026-11-23 03:16`, UTC */
function moment(iso: string): string {
  return iso.slice(0, 16).replace('T', ' ')
}

function rowsIn({ manifest }: Backup): number {
  const databases = (manifest?.parts ?? []).filter((part) => part.kind === 'postgres')
  return databases.flatMap(({ rows }) => Object.values(rows)).reduce((sum, rows) => sum + rows, 0)
}

/** `1.2 MB` */
export function bytes(count: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(count, 1)) / 3)))
  const value = count / 1000 ** power
  return `${value >= 100 || power === 0 ? Math.round(value) : value.toFixed(1)} ${units[power]}`
}

export function showProof(terminal: Terminal, { backup, ok, recoveryPoint, recoveryTime }: Proof): void {
  if (!ok) return
  if (recoveryTime === null) {
    terminal.say({
      en: `${terminal.colors.green('✓')} ${backup}: all of it can be read. No database is in it, so nothing was restored on trial.`,
      zh: `${terminal.colors.green('✓')} ${backup}：全部内容可读。其中没有数据库，因此没有试恢复。`,
    })
    return
  }
  const [lost, down] = [duration(recoveryPoint), duration(recoveryTime)]
  terminal.say({
    en: `${terminal.colors.green('✓')} ${backup} is proven. A loss now would cost ${lost} of data (RPO) and take ${down} to come back from (RTO).`,
    zh: `${terminal.colors.green('✓')} ${backup} 已通过验证。若此刻丢失数据：损失 ${lost} 的数据（RPO），${down} 后恢复（RTO）。`,
  })
}

/** `3.2 s`, `4 min`, `5.1 h`, `12 d` */
export function duration(seconds: number): string {
  const [unit, length] = (
    [
      ['d', 86_400],
      ['h', 3_600],
      ['min', 60],
    ] as const
  ).find(([, length]) => seconds >= 2 * length) ?? ['s', 1]
  const count = seconds / length
  return `${count < 10 ? Number(count.toFixed(1)) : Math.round(count)} ${unit}`
}

import type { MigrationStatus } from '../migrations/applied.ts'
import type { Migration } from '../migrations/folder.ts'
import type { Examination, Hazard } from '../migrations/hazards.ts'
import { inLanguage } from '../text.ts'
import { minuteOf } from './minute.ts'
import type { Terminal } from './terminal.ts'

/** What makes people wait, and what was accepted, with its reason. What is refused is told by the error. */
export function showExamination(
  terminal: Terminal,
  { hazards, unreadable }: Examination,
  files: number,
): void {
  for (const hazard of hazards) {
    if (hazard.accepted !== undefined) showAccepted(terminal, hazard, hazard.accepted)
    else if (hazard.harm === 'blocks') showBlocking(terminal, hazard)
  }
  const open = hazards.filter(({ accepted }) => accepted === undefined)
  if (open.length > 0 || unreadable.length > 0) return
  terminal.say({
    en: `${files} migrations, nothing in them that the running release would not bear.`,
    zh: `共 ${files} 个迁移，没有会影响运行中版本的内容。`,
  })
}

function showBlocking({ say, colors, language }: Terminal, hazard: Hazard): void {
  const { id, target, title, remedy } = hazard
  say(
    `  ${colors.yellow('!')} ${placeOf(hazard)}  ${id} ${colors.bold(target)}  ${inLanguage(title, language)}`,
  )
  say(colors.dim(`      ${inLanguage(remedy, language)}`))
}

function showAccepted({ say, colors, language }: Terminal, hazard: Hazard, reason: string): void {
  const words = inLanguage({ en: 'accepted', zh: '已接受' }, language)
  say(colors.dim(`  - ${placeOf(hazard)}  ${hazard.id} ${hazard.target}  ${words}: ${reason}`))
}

const placeOf = ({ file, line }: Hazard) => `${file}:${line}`

export function hazardsDocument({ hazards, unreadable }: Examination) {
  return {
    hazards: hazards.map(({ id, harm, file, line, target, title, accepted }) => ({
      ...{ id, harm, file, line, target },
      message: title.en,
      accepted: accepted ?? null,
    })),
    unreadable,
  }
}

/** What the database has in one line, what waits line by line with its dangers. */
export function showMigrations(
  terminal: Terminal,
  environment: string,
  { applied, waiting, unknown }: MigrationStatus,
  examination: Examination,
): void {
  const { say, colors, language } = terminal
  const last = applied.at(-1)
  say({
    en: `${environment}: ${applied.length} migrations in the database${last ? `, the last ${last.name} of ${minuteOf(last.at)}` : ''}; ${waiting.length} waiting.`,
    zh: `${environment}：数据库中已有 ${applied.length} 个迁移${last ? `，最后一个为 ${last.name}（${minuteOf(last.at)}）` : ''}；待执行 ${waiting.length} 个。`,
  })
  for (const { file } of waiting) say(`  ${colors.yellow('+')} ${file}`)
  for (const name of unknown)
    say(
      `  ${colors.yellow('?')} ${name}  ${colors.dim(
        inLanguage(
          {
            en: 'in the database, not in the folder: a newer release ran it',
            zh: '数据库中有而目录中没有：由更新的版本执行',
          },
          language,
        ),
      )}`,
    )
  for (const hazard of examination.hazards) {
    if (hazard.accepted !== undefined) showAccepted(terminal, hazard, hazard.accepted)
    else showBlocking(terminal, hazard)
  }
}

export function migrationsDocument({ applied, waiting, unknown }: MigrationStatus, examination: Examination) {
  return {
    applied,
    waiting: waiting.map(({ file }) => file),
    unknown,
    ...hazardsDocument(examination),
  }
}

export function showMigrated(
  { say, colors }: Terminal,
  environment: string,
  ran: readonly Pick<Migration, 'file'>[],
): void {
  for (const { file } of ran) say(`  ${colors.green('✓')} ${file}`)
  say({
    en:
      ran.length === 0
        ? `${environment}: nothing was waiting.`
        : `${environment}: ${ran.length === 1 ? '1 migration' : `${ran.length} migrations`} ran.`,
    zh:
      ran.length === 0
        ? `${environment}：没有待执行的迁移。`
        : `${environment}：已执行 ${ran.length} 个迁移。`,
  })
}

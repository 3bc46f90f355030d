import type { Examination, Hazard } from '../migrations/hazards.ts'
import { inLanguage } from '../text.ts'
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

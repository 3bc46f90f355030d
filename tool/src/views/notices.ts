import type { Hop } from '../notices/hop.ts'
import { inLanguage } from '../text.ts'
import type { Terminal } from './terminal.ts'

/** Who was told of what a command did: one line, and one for each that was not. */
export function noteTold(terminal: Terminal, hops: readonly Hop[]): void {
  const { colors, language } = terminal
  const told = hops.filter(({ ok }) => ok).map(({ channel }) => channel)
  if (told.length > 0) {
    const names = [...new Set(told)].join(', ')
    terminal.note(colors.dim(inLanguage({ en: `  told ${names}`, zh: `  已通知 ${names}` }, language)))
  }
  for (const { channel, answered } of hops.filter(({ ok }) => !ok)) {
    const why = inLanguage(answered, language)
    const line = { en: `  ! ${channel} was not told: ${why}`, zh: `  ! 未能通知 ${channel}：${why}` }
    terminal.note(colors.yellow(inLanguage(line, language)))
  }
}

/** Every hop with its answer. */
export function showHops(terminal: Terminal, hops: readonly Hop[]): void {
  const { colors, language } = terminal
  for (const { channel, ok, answered, about } of hops) {
    const sign = ok ? colors.green('✓') : colors.red('✗')
    const what = about === undefined ? '' : ` (${inLanguage(about, language)})`
    terminal.say(`  ${sign} ${channel}${what}  ${colors.dim(inLanguage(answered, language))}`)
  }
}

export function hopsDocument({ language }: Terminal, hops: readonly Hop[]) {
  return hops.map(({ channel, ok, answered, about }) => ({
    channel,
    ok,
    answered: inLanguage(answered, language),
    ...(about === undefined ? {} : { about: inLanguage(about, language) }),
  }))
}

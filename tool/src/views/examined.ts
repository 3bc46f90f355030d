import type { Examined } from '../doctor/examination.ts'
import { inLanguage, type Language } from '../text.ts'
import type { Terminal } from './terminal.ts'

export function showExamined(terminal: Terminal, { ok, isHint, title, found }: Examined): void {
  const { colors, language } = terminal
  const right = isHint ? colors.yellow('!') : colors.green('✓')
  const sign = ok ? right : colors.red('✗')
  terminal.say(`  ${sign} ${inLanguage(title, language)}  ${colors.dim(inLanguage(found, language))}`)
}

export function examinedDocument(examined: readonly Examined[], language: Language) {
  return {
    ok: examined.every(({ ok }) => ok),
    checks: examined.map(({ id, title, ok, isHint = false, found }) => ({
      id,
      title: inLanguage(title, language),
      ok,
      hint: isHint,
      found: inLanguage(found, language),
    })),
  }
}

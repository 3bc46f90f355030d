import type { Examined } from '../doctor/examination.ts'
import { inLanguage, type Language } from '../text.ts'
import type { Terminal } from './terminal.ts'

export function showExamined(terminal: Terminal, { ok, title, found }: Examined): void {
  const { colors, language } = terminal
  const sign = ok ? colors.green('✓') : colors.red('✗')
  terminal.say(`  ${sign} ${inLanguage(title, language)}  ${colors.dim(inLanguage(found, language))}`)
}

export function examinedDocument(examined: readonly Examined[], language: Language) {
  return {
    ok: examined.every(({ ok }) => ok),
    checks: examined.map(({ id, title, ok, found }) => ({
      id,
      title: inLanguage(title, language),
      ok,
      found: inLanguage(found, language),
    })),
  }
}

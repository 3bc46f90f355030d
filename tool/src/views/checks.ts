import { inLanguage, type Language } from '../text.ts'
import type { CheckResult } from '../verify/check.ts'
import type { Terminal } from './terminal.ts'

export function showCheck(terminal: Terminal, { ok, title, found }: CheckResult): void {
  const { colors, language } = terminal
  const sign = ok ? colors.green('✓') : colors.red('✗')
  terminal.say(`  ${sign} ${inLanguage(title, language)}  ${colors.dim(inLanguage(found, language))}`)
}

export function checksDocument(results: readonly CheckResult[], language: Language) {
  return {
    ok: results.every(({ ok }) => ok),
    checks: results.map(({ id, title, ok, found }) => ({
      id,
      title: inLanguage(title, language),
      ok,
      found: inLanguage(found, language),
    })),
  }
}

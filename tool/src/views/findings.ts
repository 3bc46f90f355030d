import type { Finding } from '../policy/findings.ts'
import { rules } from '../policy/rules/index.ts'
import { inLanguage, type Language } from '../text.ts'
import type { Terminal } from './terminal.ts'

/** What the policies found, errors first; what was accepted comes last, with its reason. */
export function showFindings(terminal: Terminal, findings: readonly Finding[]): void {
  const accepted = findings.filter((finding) => finding.accepted !== undefined)
  const open = findings.filter((finding) => finding.accepted === undefined)
  for (const finding of open.filter(({ severity }) => severity === 'error')) showOpen(terminal, finding)
  for (const finding of open.filter(({ severity }) => severity === 'warning')) showOpen(terminal, finding)
  for (const { id, key, accepted: reason } of accepted) {
    const words = inLanguage({ en: 'accepted', zh: '已接受' }, terminal.language)
    terminal.say(terminal.colors.dim(`  - ${id} ${key}  ${words}: ${reason}`))
  }
}

function showOpen({ say, colors, language }: Terminal, { id, severity, key, message }: Finding): void {
  const sign = severity === 'error' ? colors.red('✗') : colors.yellow('!')
  say(`  ${sign} ${id} ${colors.bold(key)}  ${inLanguage(message, language)}`)
  const remedy = rules.find((rule) => rule.id === id)?.remedy
  if (remedy) say(colors.dim(`      ${inLanguage(remedy, language)}`))
}

export function findingsDocument(findings: readonly Finding[], language: Language) {
  return findings.map(({ id, severity, key, message, accepted }) => ({
    id,
    severity,
    key,
    message: inLanguage(message, language),
    ...(accepted === undefined ? {} : { accepted }),
  }))
}

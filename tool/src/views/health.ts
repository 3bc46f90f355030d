import type { Finding, Limit } from '../health/finding.ts'
import { inLanguage, type Language } from '../text.ts'
import { tableLines } from './table.ts'
import type { Terminal } from './terminal.ts'

/** What is not well comes once more at the end, with what to do about it: that is what people came for. */
export function showHealth(terminal: Terminal, environment: string, findings: readonly Finding[]): void {
  const { colors, language, say } = terminal
  const rows = findings.map(({ ok, title, subject, figure, limit, found }) => [
    `  ${ok ? colors.green('✓') : colors.red('✗')} ${inLanguage(title, language)}`,
    subject,
    figure === undefined ? '' : figureText(figure),
    limit === undefined ? '' : colors.dim(limitText(limit)),
    ok ? colors.dim(inLanguage(found, language)) : inLanguage(found, language),
  ])
  for (const line of tableLines(rows)) say(line)
  const ill = findings.filter(({ ok }) => !ok)
  if (ill.length === 0) {
    say({
      en: `${colors.green('✓')} ${environment} is well: ${findings.length} looks.`,
      zh: `${colors.green('✓')} ${environment} 状态良好：共 ${findings.length} 项。`,
    })
    return
  }
  say({
    en: `${colors.red('✗')} ${environment}: ${ill.length} of ${findings.length} not well.`,
    zh: `${colors.red('✗')} ${environment}：${findings.length} 项中有 ${ill.length} 项异常。`,
  })
  for (const { title, subject, mend } of ill)
    if (mend !== undefined)
      say(`    ${inLanguage(title, language)}, ${subject}: ${colors.cyan(inLanguage(mend, language))}`)
}

function figureText({ value, unit }: NonNullable<Finding['figure']>): string {
  return `${value}${unit === '' ? '' : ` ${unit}`}`
}

function limitText(limit: Limit): string {
  return 'most' in limit ? `≤ ${limit.most}` : `≥ ${limit.least}`
}

/** For machines: the same, and when it was so. */
export function healthDocument(
  environment: string,
  findings: readonly Finding[],
  at: Date,
  language: Language,
) {
  return {
    environment,
    at: at.toISOString(),
    ok: findings.every(({ ok }) => ok),
    findings: findings.map(({ id, title, subject, ok, figure, limit, found, mend }) => ({
      id,
      title: inLanguage(title, language),
      subject,
      ok,
      figure: figure ?? null,
      limit: limit ?? null,
      found: inLanguage(found, language),
      mend: mend === undefined ? null : inLanguage(mend, language),
    })),
  }
}

import { rules } from '../policy/rules/index.ts'
import type { Proposal } from '../proposal.ts'
import { inLanguage, type Language, type Text } from '../text.ts'
import { differenceOf, yuan } from './cost.ts'
import { reasonFor } from './due.ts'
import { actionWords, reasonWords, summaryOf } from './plan.ts'

/** A plan with what it costs and what speaks against it, for a comment on a change request. */
export function planMarkdown({ plan, cost, findings, due }: Proposal, language: Language): string {
  const say = (text: Text) => inLanguage(text, language)
  const head = say({ en: `Plan for ${plan.environment}`, zh: `${plan.environment} 环境的计划` })
  const changes =
    plan.changes.length === 0
      ? [say({ en: 'Nothing changes.', zh: '没有更改。' })]
      : [
          say(summaryOf(plan)),
          '',
          row([
            say({ en: 'Change', zh: '更改' }),
            say({ en: 'Resource', zh: '资源' }),
            say({ en: 'Because', zh: '原因' }),
            say({ en: 'Cost', zh: '费用' }),
          ]),
          row(['---', '---', '---', '---:']),
          ...plan.changes.map(({ action, key, reason }) => {
            const difference = differenceOf(cost, key)
            return row([
              say(actionWords[action]),
              `\`${key}\``,
              say(reasonWords[reason]),
              difference === undefined ? '' : say(difference),
            ])
          }),
        ]
  const sign = cost.delta < 0 ? '-' : '+'
  const difference = `${sign}${yuan(Math.abs(cost.delta))}`
  const price = say({
    en: `**Cost: ${yuan(cost.monthly)} a month (${difference})**`,
    zh: `**费用：每月 ${yuan(cost.monthly)}（${difference}）**`,
  })
  const deploy = reasonFor(due)
  const dueLines =
    deploy === undefined
      ? []
      : ['', `**${say({ en: 'A deploy is due', zh: '需要再部署一次' })}**${say(deploy)}`]
  return [`### ${head}`, '', ...changes, '', price, '', ...findingLines(findings, say), ...dueLines, ''].join(
    '\n',
  )
}

function findingLines(findings: Proposal['findings'], say: (text: Text) => string): string[] {
  const open = findings.filter(({ accepted }) => accepted === undefined)
  if (open.length === 0) return [say({ en: '✓ No policy is violated.', zh: '✓ 没有违反任何策略。' })]
  return open.map(({ id, severity, key, message }) => {
    const remedy = rules.find((rule) => rule.id === id)?.remedy
    const advice = remedy === undefined ? '' : ` — ${say(remedy)}`
    return `- ${severity === 'error' ? '✗' : '!'} \`${id}\` \`${key}\`: ${say(message)}${advice}`
  })
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}

import type { ConditionComponent, TeamComponent } from '../../../agents/components/model.ts'
import type { SopTeam } from '../../../agents/sop/model.ts'
import type { Language } from '../../../errors/language.ts'

type Words = Record<Language, string>
const words = (en: string, zh: string): Words => ({ en, 'zh-CN': zh })

/** When a team ends, in a sentence. */
export function endOf({ termination, maxTurns, kind }: TeamComponent, language: Language): string {
  const limits = [
    ...(termination ? [conditionWords(termination, language)] : []),
    ...(maxTurns === undefined ? [] : [words(`after ${maxTurns} turns`, `满 ${maxTurns} 轮`)[language]]),
    ...(kind === 'graph-flow' ? [words('at the end of its graph', '流程图走完')[language]] : []),
    ...(kind === 'magentic-one' ? [words('when its task is done', '任务完成')[language]] : []),
  ]
  if (limits.length === 0)
    return words('Never by itself: only when its time is over.', '不会自行结束，直至超时。')[language]
  return sentence(limits, language)
}

export const sopEnd = ({ maxTurns }: SopTeam, language: Language): string =>
  sentence(
    [
      words('when the last step of its workflow is done', '工作流最后一步完成')[language],
      words(`after ${maxTurns} answers of models`, `模型回答满 ${maxTurns} 次`)[language],
    ],
    language,
  )

const sentence = (limits: readonly string[], language: Language) =>
  language === 'en' ? `Ends ${limits.join(', or ')}.` : `结束条件：${limits.join('，或')}。`

function conditionWords(condition: ConditionComponent, language: Language): string {
  const inner = (conditions: readonly ConditionComponent[], and: Words) =>
    conditions
      .map((one) => {
        const text = conditionWords(one, language)
        return one.kind === 'any' || one.kind === 'all' ? `(${text})` : text
      })
      .join(and[language])
  if (condition.kind === 'any') return inner(condition.conditions, words(' or ', ' 或 '))
  if (condition.kind === 'all') return inner(condition.conditions, words(' and ', ' 且 '))
  return simple(condition)[language]
}

function simple(condition: Exclude<ConditionComponent, { kind: 'any' | 'all' }>): Words {
  switch (condition.kind) {
    case 'max-messages':
      return words(`after ${condition.maxMessages} messages`, `消息满 ${condition.maxMessages} 条`)
    case 'text-mention':
      return words(`when "${condition.text}" is said`, `有人说出“${condition.text}”`)
    case 'token-usage':
      return words(`when ${tokenLimits(condition)} tokens are used`, `词元用满 ${tokenLimits(condition)}`)
    case 'handoff':
      return words(`when ${condition.target} is handed over to`, `移交给 ${condition.target}`)
    case 'timeout':
      return words(`after ${condition.seconds} s`, `满 ${condition.seconds} 秒`)
    case 'external':
      return words('when somebody stops it', '被人停止')
    case 'stop-message':
      return words('at a stop message', '收到停止消息')
    case 'source-match':
      return words(`when ${condition.sources.join(', ')} answered`, `${condition.sources.join('、')} 已发言`)
    case 'text-message':
      return condition.source === undefined
        ? words('at a text message', '收到文本消息')
        : words(`at a text message of ${condition.source}`, `${condition.source} 发出文本消息`)
    case 'function-call':
      return words(`when ${condition.functionName} was called`, `调用了 ${condition.functionName}`)
  }
}

const tokenLimits = (limits: { maxTotal?: number; maxPrompt?: number; maxCompletion?: number }) =>
  [limits.maxTotal, limits.maxPrompt, limits.maxCompletion].filter((limit) => limit !== undefined).join(' / ')

import { chinese, headline, isAfterTools, offers, type Scene, saidTo, systemOf } from './scene.ts'

/** So much is said before an agent that may end the conversation does. */
const MESSAGES_BEFORE_THE_END = 3

/** Anything else: a few lines to the point, a sum where there is a calculator, and the word that ends the talk. */
export const chat: Scene = (asked) => {
  if (!isAfterTools(asked) && offers(asked).includes('calculator') && !hasCalled(asked.messages))
    return { calls: [{ name: 'calculator', arguments: { a: 3, b: 4, operator: '*' } }] }
  const said = saidTo(asked)
  const subject = headline(said[0] ?? '')
  const inChinese = chinese(`${systemOf(asked)}${said.join('')}`)
  const spoken = asked.messages.filter(({ role }) => role !== 'system').length
  const ends = spoken >= MESSAGES_BEFORE_THE_END ? `\n\n${endWord(systemOf(asked))}` : ''
  return { say: `${inChinese ? inChineseOn(subject) : inEnglishOn(subject)}${ends}` }
}

const hasCalled = (messages: readonly { readonly tool_calls?: unknown }[]) =>
  messages.some(({ tool_calls }) => tool_calls !== undefined)

/** The word that the agent was told to end with. */
function endWord(system: string): string {
  return /\b(TERMINATE|APPROVED?|FINISHED|COMPLETED?|DONE|STOP)\b/.exec(system)?.[0] ?? 'TERMINATE'
}

const inChineseOn = (subject: string) =>
  [
    `（脚本模型）针对“${subject}”，建议如下：`,
    '',
    '1. 先核实关键事实：时间、地点、范围和责任单位。',
    '2. 按影响大小排序，先处理涉及人员安全的事项。',
    '3. 每项措施写明负责人、时限和完成标准，并约定下一次核查时间。',
  ].join('\n')

const inEnglishOn = (subject: string) =>
  [
    `(scripted model) On “${subject}”:`,
    '',
    '1. Check the facts that matter first: when, where, how far, and who is responsible.',
    '2. Put what concerns people’s safety before everything else.',
    '3. Give each measure somebody who answers for it, a deadline and a way to tell that it is done.',
  ].join('\n')

import type { Message } from '../../messages.ts'
import type { Steps } from '../../steps.ts'
import type { SopTask } from '../model.ts'
import type { Words } from '../words/words.ts'

const choices = ['approve', 'amend', 'reject'] as const
type Choice = (typeof choices)[number]

export type Decision = { readonly choice: Choice; readonly remark: string; readonly by: string }

export type Decided = { readonly decision: Decision; readonly told: readonly Message[] }

/** What people write for a choice, in front of their remark. */
const written: Readonly<Record<Choice, RegExp>> = {
  approve: /^(approved?|批准|同意)(?![\p{L}\p{N}])/iu,
  amend: /^(amend|修改)(?![\p{L}\p{N}])/iu,
  reject: /^(reject(ed)?|驳回|拒绝)(?![\p{L}\p{N}])/iu,
}

/** Puts what came of a task to whoever has to approve it, and waits for the answer. */
export async function askApproval(
  task: SopTask,
  { shown, round, words }: { readonly shown: string; readonly round: number; readonly words: Words },
  steps: Steps,
): Promise<Decided> {
  const told: Message[] = []
  const ask = async (name: string, prompt: string, given?: readonly Choice[]) => {
    const asked: Message = { type: 'UserInputRequestedEvent', source: task.assignee, content: '' }
    told.push(asked)
    await steps.tell({ kind: 'message', message: asked })
    const answer = await steps.ask(`${name}:${task.taskId}:${round}`, {
      source: task.assignee,
      prompt,
      ...(given && { choices: given }),
      ...(task.approval && { role: task.approval }),
    })
    const by = answer.by ?? words.somebody
    const said: Message = { type: 'TextMessage', source: by, content: answer.text }
    told.push(said)
    await steps.tell({ kind: 'message', message: said })
    return { by, text: answer.text.trim() }
  }

  const { by, text } = await ask('approve', words.approvalAsked(task, shown), choices)
  const { choice, remark } = readDecision(text)
  if (choice !== 'amend' || remark) return { decision: { choice, remark, by }, told }
  const more = await ask('amend', words.remarkAsked(task))
  return { decision: { choice, remark: more.text, by: more.by }, told }
}

/** Whoever writes neither choice wants something else than what there is: nothing is approved by accident. */
function readDecision(text: string): Pick<Decision, 'choice' | 'remark'> {
  for (const choice of choices) {
    const [word] = written[choice].exec(text) ?? []
    if (word !== undefined)
      return { choice, remark: text.slice(word.length).replace(/^[\s:：,，。.;；-]+/u, '') }
  }
  return { choice: 'amend', remark: text }
}

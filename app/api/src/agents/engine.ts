import type { Json } from './json.ts'
import type { ChatMessage, HandoffMessage, Message, TextMessage } from './messages.ts'
import type { Steps } from './steps.ts'
import { alreadyOver, type Team } from './teams/team.ts'

/** What a run is about: a sentence, or messages to go on from (a handover, say). */
export type Task = string | readonly ChatMessage[]

export type RunOutcome = {
  /** Everything told, the task first. */
  readonly messages: readonly Message[]
  /** Why the run ended, in AutoGen's words. */
  readonly stopReason: string
  /** What the team knows, to go on from with another task. */
  readonly state: Json
}

/** Runs a team on a task until it stops. The team goes on from the state it is in. */
export async function runTeam(team: Team, task: Task, steps: Steps): Promise<RunOutcome> {
  if (team.isOver) return { messages: [], stopReason: alreadyOver, state: team.save() }
  const begun = typeof task === 'string' ? [taskMessage(task)] : task
  for (const message of begun) await steps.tell({ kind: 'message', message })
  const { messages, stopReason } = await team.run(begun, steps)
  return { messages: [...begun, ...messages], stopReason, state: team.save() }
}

export function taskMessage(content: string): TextMessage {
  return { type: 'TextMessage', source: 'user', content }
}

/** A person's answer to an agent that handed over to them. */
export function answerMessage(content: string, target: string): HandoffMessage {
  return { type: 'HandoffMessage', source: 'user', content, target, context: [] }
}

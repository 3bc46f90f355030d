import type { ChatMessage, Message } from '../messages.ts'
import type { Participant } from '../participant.ts'
import type { Steps } from '../steps.ts'

/** Several participants with a way to take turns. As a participant of another team it runs until it stops. */
export interface Team extends Participant {
  /** Its condition is reached before anything was said: it takes no task. */
  readonly isOver: boolean
  run(task: readonly ChatMessage[], steps: Steps): Promise<Outcome>
}

export type Outcome = {
  /** What was told, the task not included. */
  readonly messages: readonly Message[]
  readonly stopReason: string
}

export type TeamLimits = {
  /** Turns a team may take in one run when it has neither a condition nor turns of its own that end it. */
  readonly turns: number
}

export const alreadyOver = 'The group chat has already terminated.'

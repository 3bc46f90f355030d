import type { Json } from './json.ts'
import type { ChatMessage, Message } from './messages.ts'
import type { Steps } from './steps.ts'

/** What can take a turn in a group chat: an agent, or a whole team. */
export interface Participant {
  readonly name: string
  readonly description: string
  /** A turn tells what was heard once more before anything else. */
  readonly repeatsTask?: boolean
  /** Takes in what was said since its last turn, and speaks. */
  turn(heard: readonly ChatMessage[], steps: Steps): Promise<Turn>
  /** Forgets the conversation. */
  reset(): void
  /** All it knows, as data; a branch gives it back this way. */
  save(): Json
  load(state: Json): void
  /** Lets go of connections. */
  close(): Promise<void>
}

export type Turn = {
  /** Everything told during the turn, in order. */
  readonly told: readonly Message[]
  /** What conditions look at: for agents their events and what they said, for teams all that was told in them. */
  readonly delta: readonly Message[]
  /** What the others hear: an agent's last word, though its tools may have talked; of a team all that was said in it. */
  readonly said: readonly ChatMessage[]
}

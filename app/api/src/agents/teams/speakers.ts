import type { Json } from '../json.ts'
import type { ChatMessage, Message } from '../messages.ts'
import type { Steps } from '../steps.ts'

/** Who speaks next: what tells one kind of group chat from another. */
export interface Speakers {
  /** Refuses a task that this chat cannot begin or go on with. */
  accept?(task: readonly ChatMessage[], thread: readonly Message[]): void
  /** Hears what was added to the thread, once for the task and once for each speaker. */
  hear?(added: readonly Message[]): void
  /** A reason to stop that comes before the chat's own condition. */
  finished?(): string | undefined
  /** One speaker or, for chats that go on in parallel, several. What is told on the way is part of the chat's messages. */
  next(
    thread: readonly Message[],
    steps: Steps,
    tell: (message: Message) => Promise<void>,
  ): Promise<readonly string[]>
  reset(): void
  save(): Json
  load(state: Json): void
}

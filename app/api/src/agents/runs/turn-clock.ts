import { isChatMessage } from '../messages.ts'
import type { RunEvent } from '../run-events.ts'

/**
 * How long the turn under way has lasted. A turn begins with the first step that an agent takes and ends when it has
 * said something; since steps are written down with their beginnings, a turn that is taken up after a crash has not
 * begun anew.
 */
export class TurnClock {
  #agent: string | undefined
  #begun: number | undefined

  /** The agent that a step belongs to; undefined for those that belong to nobody's turn. */
  agentOf(step: string): string | undefined {
    return /^(?:model|tool):([^:]+):/.exec(step)?.[1]
  }

  /** When the agent's turn began, where it has; a step of another agent begins another turn. */
  beginningOf(agent: string): number | undefined {
    return this.#agent === agent ? this.#begun : undefined
  }

  stepped(agent: string, begun: number): void {
    if (this.#agent === agent && this.#begun !== undefined) return
    this.#agent = agent
    this.#begun = begun
  }

  /** Milliseconds that a turn has lasted, if this ended one. */
  hear(event: RunEvent, at: number): number | undefined {
    if (event.kind !== 'message' || !isChatMessage(event.message)) return undefined
    const lasted =
      this.#agent === event.message.source && this.#begun !== undefined ? at - this.#begun : undefined
    this.#agent = undefined
    this.#begun = undefined
    return lasted
  }
}

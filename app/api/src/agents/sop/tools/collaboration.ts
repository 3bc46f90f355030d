import type { Message } from '../../messages.ts'
import type { Steps } from '../../steps.ts'
import type { Arguments, TaskTool } from '../../tools/tool.ts'

/** Who may ask: the agent that was given the task, then those it asked, then those they asked. */
const DEEPEST_CHAIN = 3

export type Help = { readonly text: string; readonly told: readonly Message[] }

export type CollaborationParts = {
  /** Who has asked whom, up to the agent that holds the tool. */
  readonly chain: readonly string[]
  /** All agents of the team. */
  readonly agents: readonly string[]
  /** Gives a colleague the sub-task, and what came of it. */
  readonly help: (agent: string, task: string, chain: readonly string[], steps: Steps) => Promise<Help>
}

/** RequestCollaboration, as a model sees it: asks another agent for a sub-task and waits for its answer. */
export class Collaboration implements TaskTool {
  readonly kind = 'task'
  readonly streams = true
  readonly schema: TaskTool['schema']
  readonly #parts: CollaborationParts

  constructor(parts: CollaborationParts) {
    this.#parts = parts
    const others = parts.agents.filter((agent) => !parts.chain.includes(agent))
    this.schema = {
      name: 'request_collaboration',
      description: 'Asks another agent for a sub-task and waits for its answer.',
      parameters: {
        type: 'object',
        properties: {
          agent: { type: 'string', enum: others, description: 'Who is asked' },
          task: { type: 'string', description: 'The sub-task, with everything one has to know for it' },
        },
        required: ['agent', 'task'],
      },
    }
  }

  async run(task: string, steps: Steps, { agent }: Arguments): Promise<Help> {
    const { chain, agents, help } = this.#parts
    if (typeof agent !== 'string' || !agents.includes(agent))
      throw new Error(`There is no agent ${String(agent)}; the agents are ${agents.join(', ')}.`)
    if (chain.includes(agent))
      throw new Error(
        `${agent} is waiting for this answer: ${[...chain, agent].join(' → ')}. Answer by yourself.`,
      )
    if (chain.length >= DEEPEST_CHAIN)
      throw new Error(`No more than ${DEEPEST_CHAIN} agents may wait for each other. Answer by yourself.`)
    return help(agent, task, chain, steps)
  }

  save(): null {
    return null
  }

  load(): void {}

  async close(): Promise<void> {}
}

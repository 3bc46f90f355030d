import type { Envelope, Provider, Writers } from '../../families.ts'
import type { AgentComponent } from '../../model.ts'
import { assistant, writeAssistant } from './assistant.ts'
import { messageFilter, writeMessageFilter } from './message-filter.ts'
import { societyOfMind, writeSocietyOfMind } from './society-of-mind.ts'
import { userProxy, writeUserProxy } from './user-proxy.ts'

export const agents: readonly Provider<AgentComponent>[] = [
  assistant,
  messageFilter,
  societyOfMind,
  userProxy,
]

export function writeAgent(agent: AgentComponent, write: Writers): Envelope {
  switch (agent.kind) {
    case 'assistant':
      return writeAssistant(agent, write)
    case 'message-filter':
      return writeMessageFilter(agent, write)
    case 'society-of-mind':
      return writeSocietyOfMind(agent, write)
    case 'user-proxy':
      return writeUserProxy(agent)
  }
}

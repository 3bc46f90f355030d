import type { Provider } from '../../families.ts'
import type { ConditionComponent } from '../../model.ts'

export const external: Provider<ConditionComponent> = {
  provider: 'autogen_agentchat.conditions.ExternalTermination',
  read: () => ({ kind: 'external' }),
}

export const stopMessage: Provider<ConditionComponent> = {
  provider: 'autogen_agentchat.conditions.StopMessageTermination',
  read: () => ({ kind: 'stop-message' }),
}

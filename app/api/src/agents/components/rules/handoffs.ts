import type { AgentComponent, ConditionComponent, Handoff } from '../model.ts'
import type { Place } from '../place.ts'

/** Whether a swarm can move: somebody to begin who can hand over, and somebody at the other end. */
export function checkHandoffs(
  participants: readonly AgentComponent[],
  termination: ConditionComponent | undefined,
  place: Place,
): void {
  const [first] = participants
  if (first && !canHandOff(first))
    place.at('participants', 0).problem('swarm/first-cannot-hand-off', { name: first.name })
  const known = new Set([...participants.map(({ name }) => name), ...targetsOf(termination)])
  for (const [at, agent] of participants.entries())
    for (const { target } of handoffsOf(agent))
      if (!known.has(target))
        place.at('participants', at).warn('swarm/unknown-target', { name: agent.name, target })
}

/** AutoGen counts a person as one who can, too. */
function canHandOff(agent: AgentComponent): boolean {
  if (agent.kind === 'user-proxy') return true
  if (agent.kind === 'message-filter') return canHandOff(agent.wrapped)
  return handoffsOf(agent).length > 0
}

function handoffsOf(agent: AgentComponent): readonly Handoff[] {
  if (agent.kind === 'message-filter') return handoffsOf(agent.wrapped)
  return agent.kind === 'assistant' ? agent.handoffs : []
}

/** Whom the run waits for: a handoff to them ends it. */
function targetsOf(condition: ConditionComponent | undefined): string[] {
  if (condition?.kind === 'handoff') return [condition.target]
  if (condition?.kind === 'any' || condition?.kind === 'all') return condition.conditions.flatMap(targetsOf)
  return []
}

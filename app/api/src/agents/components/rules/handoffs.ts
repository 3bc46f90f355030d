import type { AgentComponent, ConditionComponent, Handoff } from '../model.ts'
import type { Place } from '../place.ts'

/** Whether a swarm can move: somebody to begin who can hand over, and somebody at the other end. */
export function checkHandoffs(
  participants: readonly AgentComponent[],
  termination: ConditionComponent | undefined,
  place: Place,
): void {
  const [first] = participants
  if (first) checkFirst(first, place.at('participants', 0))
  const known = new Set([...participants.map(({ name }) => name), ...targetsOf(termination)])
  for (const [at, agent] of participants.entries())
    for (const { target } of handoffsOf(agent))
      if (!known.has(target))
        place.at('participants', at).warn('swarm/unknown-target', { name: agent.name, target })
}

/** AutoGen refuses what never hands over; an assistant it lets through, though that may have nobody to hand over to. */
function checkFirst(agent: AgentComponent, place: Place): void {
  if (agent.kind === 'message-filter') checkFirst(agent.wrapped, place)
  else if (agent.kind === 'society-of-mind')
    place.problem('swarm/first-cannot-hand-off', { name: agent.name })
  else if (agent.kind === 'assistant' && agent.handoffs.length === 0)
    place.warn('swarm/first-cannot-hand-off', { name: agent.name })
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

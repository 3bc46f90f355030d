import { z } from 'zod'
import type { Writers } from '../../families.ts'
import { given } from '../../given.ts'
import type { ConditionComponent, Participant, TeamComponent } from '../../model.ts'
import { integer } from '../../numbers.ts'
import type { Place } from '../../place.ts'

export const teamConfig = z.object({
  name: z.string().optional(),
  description: z.string().optional(),
  participants: z.array(z.unknown()),
  termination_condition: z.unknown().optional(),
  max_turns: integer.optional(),
  emit_team_events: z.boolean().default(false),
})
type TeamConfig = z.infer<typeof teamConfig>

export interface CommonOfTeam {
  name: string
  description: string
  emitTeamEvents: boolean
  termination?: ConditionComponent
  maxTurns?: number
}

/** Undefined where the condition cannot be read: without it, a team might never end. */
export function readCommon(
  read: TeamConfig,
  defaults: { name: string; description?: string },
  place: Place,
): CommonOfTeam | undefined {
  const written = read.termination_condition
  const termination =
    written === undefined ? undefined : place.child('condition', 'termination_condition', written)
  if (written !== undefined && !termination) return undefined
  return {
    name: read.name || defaults.name,
    description: read.description || (defaults.description ?? 'A team of agents.'),
    emitTeamEvents: read.emit_team_events,
    ...given({ termination, maxTurns: read.max_turns }),
  }
}

export const writeCommon = (it: TeamComponent, write: Writers): Record<string, unknown> => ({
  name: it.name,
  description: it.description,
  participants: (it.participants as readonly Participant[]).map(write.participant),
  termination_condition: it.termination && write.condition(it.termination),
  max_turns: it.maxTurns,
  emit_team_events: it.emitTeamEvents,
})

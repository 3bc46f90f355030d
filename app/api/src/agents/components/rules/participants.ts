import { z } from 'zod'
import { currentName } from '../envelope.ts'
import type { AgentComponent } from '../model.ts'
import type { Place } from '../place.ts'
import { repeated } from './names.ts'

const named = z.object({ config: z.object({ name: z.string() }) })

/** As written, whether or not the participants can be read: a wrong model must not hide that two are of one name. */
export const namesOf = (participants: readonly unknown[]): string[] =>
  participants.map((one) => named.safeParse(one).data?.config.name ?? '')

export function checkParticipants(participants: readonly unknown[], least: number, place: Place): void {
  if (participants.length < least)
    place.at('participants').problem('team/too-few-participants', { count: participants.length, least })
  for (const { name, at } of repeated(namesOf(participants)))
    if (name) place.at('participants', at, 'config', 'name').problem('name/duplicate', { name })
}

const provided = z.object({ provider: z.string() })

/** For teams that cannot hold other teams. */
export function agentsOnly(participants: readonly unknown[], place: Place): AgentComponent[] | undefined {
  const nested = participants.map((one) => currentName(provided.safeParse(one).data?.provider ?? ''))
  const agents = participants.map((one, at) => {
    const provider = nested[at] ?? ''
    const own = place.at('participants', at)
    if (provider.startsWith('autogen_agentchat.teams.')) return own.problem('team/agents-only', { provider })
    return place.reading.readers.agent(one, own)
  })
  const whole = agents.filter((one) => one !== undefined)
  return whole.length === agents.length ? whole : undefined
}

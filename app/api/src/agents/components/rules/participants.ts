import { z } from 'zod'
import { currentName } from '../envelope.ts'
import type { AgentComponent } from '../model.ts'
import type { Place } from '../place.ts'
import { repeated } from './names.ts'

const named = z.object({ config: z.object({ name: z.string().min(1) }) })
const provided = z.object({ provider: z.string() })

const providerOf = (one: unknown) => currentName(provided.safeParse(one).data?.provider ?? '')

const isTeam = (provider: string) => provider.startsWith('autogen_agentchat.teams.')

/** As written, whether or not the participants can be read: a wrong model must not hide that two are of one name. */
export const namesOf = (participants: readonly unknown[]): string[] =>
  participants.map((one) => named.safeParse(one).data?.config.name ?? usualName(providerOf(one)))

/** Teams need no name of their own; two of a kind are then of one name. */
const usualName = (provider: string) => (isTeam(provider) ? (provider.split('.').at(-1) ?? '') : '')

export function checkParticipants(participants: readonly unknown[], least: number, place: Place): void {
  if (participants.length < least)
    place.at('participants').problem('team/too-few-participants', { count: participants.length, least })
  for (const { name, at } of repeated(namesOf(participants)))
    if (name) place.at('participants', at, 'config', 'name').problem('name/duplicate', { name })
}

/** For teams that cannot hold other teams. */
export function agentsOnly(participants: readonly unknown[], place: Place): AgentComponent[] | undefined {
  const agents = participants.map((one, at) => {
    const provider = providerOf(one)
    const own = place.at('participants', at)
    if (isTeam(provider)) return own.problem('team/agents-only', { provider })
    return place.reading.readers.agent(one, own)
  })
  const whole = agents.filter((one) => one !== undefined)
  return whole.length === agents.length ? whole : undefined
}

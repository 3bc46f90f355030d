import { sealed } from '../../envelope.ts'
import type { Envelope, Provider, Writers } from '../../families.ts'
import type { RoundRobinTeam, TeamComponent } from '../../model.ts'
import { checkParticipants } from '../../rules/participants.ts'
import { readCommon, teamConfig, writeCommon } from './common.ts'

export const roundRobin: Provider<TeamComponent> = {
  provider: 'autogen_agentchat.teams.RoundRobinGroupChat',
  read(raw, place) {
    const read = place.parse(teamConfig, raw)
    if (!read) return undefined
    checkParticipants(read.participants, 1, place)
    const participants = place.children('participant', 'participants', read.participants)
    const common = readCommon(read, { name: 'RoundRobinGroupChat' }, place)
    return participants && common && { kind: 'round-robin', participants, ...common }
  },
}

export const writeRoundRobin = (it: RoundRobinTeam, write: Writers): Envelope =>
  sealed('autogen_agentchat.teams.RoundRobinGroupChat', 'team', writeCommon(it, write))

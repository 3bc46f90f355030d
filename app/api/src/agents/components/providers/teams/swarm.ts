import { sealed } from '../../envelope.ts'
import type { Envelope, Provider, Writers } from '../../families.ts'
import type { SwarmTeam, TeamComponent } from '../../model.ts'
import { checkHandoffs } from '../../rules/handoffs.ts'
import { agentsOnly, checkParticipants } from '../../rules/participants.ts'
import { readCommon, teamConfig, writeCommon } from './common.ts'

export const swarm: Provider<TeamComponent> = {
  provider: 'autogen_agentchat.teams.Swarm',
  read(raw, place) {
    const read = place.parse(teamConfig, raw)
    if (!read) return undefined
    checkParticipants(read.participants, 1, place)
    const participants = agentsOnly(read.participants, place)
    const common = readCommon(read, { name: 'Swarm' }, place)
    if (!participants || !common) return undefined
    checkHandoffs(participants, common.termination, place)
    return { kind: 'swarm', participants, ...common }
  },
}

export const writeSwarm = (it: SwarmTeam, write: Writers): Envelope =>
  sealed('autogen_agentchat.teams.Swarm', 'team', writeCommon(it, write))

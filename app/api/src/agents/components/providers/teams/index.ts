import type { Envelope, Provider, Writers } from '../../families.ts'
import type { TeamComponent } from '../../model.ts'
import { graphFlow, writeGraphFlow } from './graph-flow.ts'
import { magenticOne, writeMagenticOne } from './magentic-one.ts'
import { roundRobin, writeRoundRobin } from './round-robin.ts'
import { selector, writeSelector } from './selector.ts'
import { swarm, writeSwarm } from './swarm.ts'

export const teams: readonly Provider<TeamComponent>[] = [graphFlow, magenticOne, roundRobin, selector, swarm]

export function writeTeam(team: TeamComponent, write: Writers): Envelope {
  switch (team.kind) {
    case 'graph-flow':
      return writeGraphFlow(team, write)
    case 'magentic-one':
      return writeMagenticOne(team, write)
    case 'round-robin':
      return writeRoundRobin(team, write)
    case 'selector':
      return writeSelector(team, write)
    case 'swarm':
      return writeSwarm(team, write)
  }
}

import type {
  AssistantAgent,
  GraphFlowTeam,
  OpenAiModel,
  RoundRobinTeam,
  UserProxyAgent,
} from '../src/agents/components/model.ts'
import type { TeamDefinition, TeamVersion, TeamVersions } from '../src/agents/definition.ts'
import { usualModel } from '../src/agents/models/usual-model.ts'
import { AppError } from '../src/errors/app-error.ts'
import { assistant, messages, roundRobin } from './agent-teams.ts'

/** Teams for runs in processes of their own, which know them by name; all talk to the usual model. */
const teams = {
  /** Two who speak in turn, four times. */
  pair: roundRobin([speaker('a'), speaker('b')], messages(5)),
  /** One, then two side by side, then one. */
  diamond: diamond(['top', 'left', 'right', 'bottom']),
  /** A person is asked between two calls of the model. */
  asking: roundRobin([speaker('a'), person('commander'), speaker('b')], messages(4)),
  /** A person is asked in one of two branches. */
  asideAsking: diamond(['top', 'left', 'right', 'bottom'], 'right'),
  /** Eight calls of the model. */
  eight: roundRobin([speaker('a'), speaker('b')], messages(9)),
  /** A hundred turns whose answers are there at once. */
  swift: roundRobin([assistant('a', water(50)), assistant('b', water(50))], messages(101)),
  /** The pair, as an engine would run it that goes another way after the first turn. */
  changed: roundRobin([speaker('a'), speaker('c')], messages(5)),
} satisfies Record<string, RoundRobinTeam | GraphFlowTeam>

export type TeamName = keyof typeof teams

const names = Object.keys(teams) as TeamName[]
const idOf = (name: TeamName) => `00000000-0000-4000-8000-0000000000${10 + names.indexOf(name)}`
export const teamIdOf = idOf

/** `instead` says which team stands in for another. */
export function fixedVersions(instead: Partial<Record<TeamName, TeamName>> = {}): TeamVersions {
  const nameOf = (id: string) => {
    const name = names.find((each) => idOf(each) === id)
    if (!name) throw new AppError('team/not-found')
    return name
  }
  return {
    find: async (teamId, number = 1): Promise<TeamVersion> => ({
      ...{ id: teamId, teamId, teamName: nameOf(teamId), number, format: 'autogen' },
    }),
    read: async (id): Promise<TeamDefinition> => {
      const name = nameOf(id)
      return { format: 'autogen', component: teams[instead[name] ?? name] }
    },
    revealFor: () => () => Promise.reject(new Error('These teams have no keys.')),
  }
}

function speaker(name: string): AssistantAgent {
  return { ...assistant(name, []), modelClient: model() }
}

function person(name: string): UserProxyAgent {
  return { kind: 'user-proxy', name, description: 'A person.' }
}

function water(answers: number): readonly string[] {
  return Array<string>(answers).fill('The water stands at three metres and rises.')
}

function model(): OpenAiModel {
  return usualModel({ name: 'counting' })
}

/** `asked`, of the four, is a person. */
function diamond(names: readonly [string, string, string, string], asked?: string): GraphFlowTeam {
  const [top, left, right, bottom] = names
  const edge = (target: string) => ({ target, activationGroup: target, activationCondition: 'all' as const })
  const node = (name: string, ...targets: string[]) => ({
    ...{ name, activation: 'all' as const, edges: targets.map(edge) },
  })
  const participants = names.map((name) => (name === asked ? person(name) : speaker(name)))
  return {
    ...roundRobin([]),
    kind: 'graph-flow',
    participants,
    graph: {
      nodes: {
        [top]: node(top, left, right),
        [left]: node(left, bottom),
        [right]: node(right, bottom),
        [bottom]: node(bottom),
      },
    },
  }
}

import { readOneOf } from './envelope.ts'
import type { Family, Provider, Readers, Writers } from './families.ts'
import { familyWords } from './kind-words.ts'
import type { Participant } from './model.ts'
import { agents, writeAgent } from './providers/agents/index.ts'
import { conditions } from './providers/conditions/index.ts'
import { writeCondition } from './providers/conditions/write.ts'
import { contexts } from './providers/contexts/index.ts'
import { writeContext } from './providers/contexts/write.ts'
import { listMemory, writeMemory } from './providers/memory/list.ts'
import { models } from './providers/models/index.ts'
import { writeModel } from './providers/models/write.ts'
import { structuredMessage, writeStructure } from './providers/structure.ts'
import { teams, writeTeam } from './providers/teams/index.ts'
import { tools } from './providers/tools/index.ts'
import { writeTool } from './providers/tools/write.ts'
import { workbenches, writeWorkbench } from './providers/workbenches/index.ts'

const participants: readonly Provider<Participant>[] = [...agents, ...teams]

/** Everything that can be read; a provider that is in none of these lists is refused by name. */
const everything: readonly Provider<unknown>[] = [
  ...participants,
  ...conditions,
  ...contexts,
  listMemory,
  ...models,
  structuredMessage,
  ...tools,
  ...workbenches,
]
export const everyProvider: ReadonlySet<string> = new Set(everything.map(({ provider }) => provider))

const oneOf = <T>(wanted: keyof Family, providers: readonly Provider<T>[]) =>
  readOneOf(familyWords[wanted], providers, () => everyProvider)

export const readers: Readers = {
  agent: oneOf('agent', agents),
  condition: oneOf('condition', conditions),
  context: oneOf('context', contexts),
  memory: oneOf('memory', [listMemory]),
  model: oneOf('model', models),
  participant: oneOf('participant', participants),
  structure: oneOf('structure', [structuredMessage]),
  team: oneOf('team', teams),
  tool: oneOf('tool', tools),
  workbench: oneOf('workbench', workbenches),
}

const teamKinds: ReadonlySet<string> = new Set([
  'graph-flow',
  'magentic-one',
  'round-robin',
  'selector',
  'swarm',
])
export const isTeam = (it: Participant): it is Extract<Participant, { participants: unknown }> =>
  teamKinds.has(it.kind)

export const writers: Writers = {
  agent: (it) => writeAgent(it, writers),
  condition: writeCondition,
  context: (it) => writeContext(it, writers),
  memory: writeMemory,
  model: writeModel,
  participant: (it) => (isTeam(it) ? writeTeam(it, writers) : writeAgent(it, writers)),
  structure: writeStructure,
  team: (it) => writeTeam(it, writers),
  tool: (it) => writeTool(it, writers),
  workbench: (it) => writeWorkbench(it, writers),
}

import { describe, expect, test } from 'vitest'
import {
  assistant,
  calling,
  functions,
  messages,
  replayed,
  roundRobin,
  worldOf,
} from '../../test/agent-teams.ts'
import { type Journal, JournalSteps } from '../../test/journal-steps.ts'
import { buildTeam } from './build.ts'
import type { GraphFlowTeam, SelectorTeam, TeamComponent } from './components/model.ts'
import { runTeam } from './engine.ts'
import { ReplayClient } from './models/replay.ts'

const expert = {
  kind: 'agent',
  agent: assistant('expert', ['e1', 'e2', 'e3']),
  returnLastMessage: false,
} as const

/** Calls an agent and a function at once, and looks back on the results. */
const busy = (name: string) =>
  assistant(name, [calling(['expert', '{"task":"t"}'], ['add', '{}']), `${name}1`, `${name}2`], {
    workbenches: [...functions('add'), { kind: 'static', tools: [expert], streams: true, overrides: {} }],
    reflectOnToolUse: true,
  })

const edge = (target: string) => ({ target, activationGroup: target, activationCondition: 'all' as const })
const node = (name: string, ...targets: string[]) => ({
  name,
  activation: 'all' as const,
  edges: targets.map(edge),
})

const graph: GraphFlowTeam = {
  ...roundRobin([]),
  kind: 'graph-flow',
  participants: [assistant('a', ['a1']), busy('b'), busy('c'), assistant('d', ['d1'])],
  graph: { nodes: { a: node('a', 'b', 'c'), b: node('b', 'd'), c: node('c', 'd'), d: node('d') } },
}
const selector: SelectorTeam = {
  ...roundRobin([busy('a'), assistant('b', ['b1', 'b2']), assistant('c', ['c1'])], messages(5)),
  kind: 'selector',
  modelClient: replayed(['a', '?', 'b', 'c', 'b']),
  selectorPrompt: '{roles} {participants} {history}',
  allowRepeatedSpeaker: false,
  maxSelectorAttempts: 3,
  modelClientStreaming: false,
}
const nested = roundRobin(
  [roundRobin([busy('x')], messages(2), { name: 'inner' }), assistant('z', ['z1'])],
  messages(4),
)

/** Runs with what the journal holds; gives the outcome and how often models were asked. */
async function run(component: TeamComponent, journal: Journal) {
  let asked = 0
  const world = worldOf(
    { add: async () => '3' },
    {
      model: (model) => {
        if (model.kind !== 'replay') throw new Error('Tests have replayed models only.')
        const client = new ReplayClient(model)
        return {
          model: client.model,
          info: client.info,
          create: (request, signal) => {
            asked += 1
            return client.create(request, signal)
          },
          countTokens: (messages) => client.countTokens(messages),
          remainingTokens: () => client.remainingTokens(),
        }
      },
    },
  )
  const outcome = await runTeam(buildTeam(component, world), 'go', new JournalSteps(journal))
  return { outcome: JSON.parse(JSON.stringify(outcome)), asked }
}

describe.each([
  ['a graph with branches', graph],
  ['a selector', selector],
  ['a team in a team', nested],
] as const)('%s', (_, component) => {
  test('that is repeated from its journal comes out the same, and asks no model again', async () => {
    const journal: Journal = new Map()
    const first = await run(component, journal)
    expect(first.asked).toBeGreaterThan(2)
    expect(await run(component, journal)).toEqual({ outcome: first.outcome, asked: 0 })
  })

  test('that broke off after any of its steps goes on and comes out the same', async () => {
    const whole: Journal = new Map()
    const first = await run(component, whole)
    for (let kept = 0; kept < whole.size; kept += 1) {
      const again = await run(component, new Map([...whole].slice(0, kept)))
      expect(again.outcome).toEqual(first.outcome)
    }
  })
})

import { expect, test } from 'vitest'
import {
  assistant,
  calling,
  contents,
  functions,
  lines,
  messages,
  roundRobin,
  runs,
  worldOf,
} from '../../../test/agent-teams.ts'
import type { AssistantAgent, GraphFlowTeam } from '../components/model.ts'

type Edge = readonly [target: string, group?: string]

const graph = (
  participants: readonly AssistantAgent[],
  edges: Readonly<Record<string, readonly Edge[]>>,
  more: Partial<GraphFlowTeam> = {},
): GraphFlowTeam => ({
  ...roundRobin([]),
  kind: 'graph-flow',
  participants,
  graph: {
    nodes: Object.fromEntries(
      Object.entries(edges).map(([name, targets]) => [
        name,
        {
          name,
          activation: 'all',
          edges: targets.map(([target, activationGroup = target]) => ({
            target,
            activationGroup,
            activationCondition: 'all',
          })),
        },
      ]),
    ),
  },
  ...more,
})

/** b needs a tool, c does not, and the clock goes on with every look at it. */
const fan = (more: Partial<GraphFlowTeam> = {}) =>
  runs(
    graph(
      [
        assistant('a', ['1']),
        assistant('b', [calling(['look', '{}'])], { workbenches: functions('look') }),
        assistant('c', ['3']),
        assistant('d', ['4']),
      ],
      { a: [['b'], ['c']], b: [['d']], c: [['d']], d: [] },
      more,
    ),
    'go',
    { now: clock(), world: worldOf({ look: async () => 'STOP' }) },
  )

function clock(): () => number {
  let now = 0
  return () => now++
}

test('Of nodes that speak at once, who ends first is heard first', async () => {
  const { requests } = await fan()
  expect(contents(requests.at(-1))).toEqual(['You are d.', 'go', '1', '3', 'STOP'])
})

test('Of nodes that speak at once, conditions look at the words of the one who ends last', async () => {
  const { stopReason } = await fan({ termination: { kind: 'text-mention', text: 'STOP' } })
  expect(stopReason).toBe("Text 'STOP' mentioned")
})

test('A node that two groups of edges made ready speaks twice, and remembers the first time', async () => {
  const twice = graph(
    [assistant('a', ['1']), assistant('z', ['2']), assistant('b', ['first', 'second'])],
    { a: [['b', 'one']], z: [['b', 'other']], b: [] },
    { termination: messages(9) },
  )
  const ran = await runs(twice, 'go')
  expect(lines(ran)).toEqual(['user: go', 'a: 1', 'z: 2', 'b: first', 'b: second'])
  expect(contents(ran.requests.at(-1))).toEqual(['You are b.', 'go', '1', '2', 'first'])
})

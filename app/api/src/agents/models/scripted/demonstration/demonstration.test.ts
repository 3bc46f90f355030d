import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  assistant,
  functions,
  lines,
  messages,
  roundRobin,
  worldOf,
} from '../../../../../test/agent-teams.ts'
import { buildTeam, type World } from '../../../build.ts'
import type { AssistantAgent, ConditionComponent, TeamComponent } from '../../../components/model.ts'
import { runTeam } from '../../../engine.ts'
import { InlineSteps } from '../../../inline-steps.ts'
import { hostedModel } from '../../openai-keys.ts'
import { usualModel } from '../../usual-model.ts'
import { ScriptedModel } from '../server.ts'
import { Demonstration } from './demonstration.ts'

let model: ScriptedModel
let world: World

beforeAll(async () => {
  model = new ScriptedModel(new Demonstration({ delayMs: 0, pieceDelayMs: 0, pieceCharacters: 100 }))
  const baseUrl = await model.listen()
  world = worldOf(
    { calculator: async () => '12' },
    {
      model: (component) => {
        if (component.kind === 'replay') throw new Error('Nothing is replayed here.')
        const reveal = () => {
          throw new Error('There are no keys here.')
        }
        return hostedModel(component, { reveal }, { baseUrl })
      },
    },
  )
})
afterAll(() => model?.close())

const modelClient = usualModel({ name: 'gpt-4o' })
const agent = (name: string, more: Partial<AssistantAgent> = {}) =>
  assistant(name, [], { modelClient, systemMessage: `你是${name}。完成后回复 TERMINATE。`, ...more })
const handoff = (target: string) => ({
  target,
  name: `transfer_to_${target}`,
  description: `Handoff to ${target}.`,
  message: `Transferred to ${target}, adopting the role of ${target} immediately.`,
})
/** Ends well by the word, and badly by too many messages. */
const termination: ConditionComponent = {
  kind: 'any',
  conditions: [{ kind: 'text-mention', text: 'TERMINATE' }, messages(20)],
}

async function run(component: TeamComponent) {
  return runTeam(buildTeam(component, world), '城区内涝，请给出建议。', new InlineSteps())
}
const speakers = (ran: Awaited<ReturnType<typeof run>>) =>
  ran.messages.filter(({ type }) => type === 'TextMessage').map(({ source }) => source)

test('a round robin talks for a while and ends with its word', async () => {
  const ran = await run(roundRobin([agent('writer'), agent('critic')], termination))
  expect(ran.stopReason).toContain('TERMINATE')
  expect(speakers(ran)).toEqual(expect.arrayContaining(['writer', 'critic']))
  expect(lines(ran)[1]).toContain('writer: （脚本模型）针对“城区内涝，请给出建议。”')
})

test('an agent with a calculator uses it before it answers', async () => {
  const able = agent('counter', { workbenches: functions('calculator'), reflectOnToolUse: true })
  const ran = await run(roundRobin([able], termination))
  expect(ran.stopReason).toContain('TERMINATE')
  expect(ran.messages.filter(({ type }) => type === 'ToolCallExecutionEvent')).toHaveLength(1)
})

test('a selector lets everybody speak', async () => {
  const ran = await run({
    ...roundRobin([agent('a'), agent('b'), agent('c')], termination),
    kind: 'selector',
    modelClient,
    selectorPrompt: 'Roles: {roles}\n{history}\nSelect the next role from {participants}.',
    allowRepeatedSpeaker: false,
    maxSelectorAttempts: 3,
    modelClientStreaming: false,
  })
  expect(ran.stopReason).toContain('TERMINATE')
  expect(new Set(speakers(ran))).toEqual(new Set(['user', 'a', 'b', 'c']))
})

test('a swarm hands over to each, and comes to an end', async () => {
  const ran = await run({
    ...roundRobin([], termination),
    kind: 'swarm',
    participants: [
      agent('planner', { handoffs: [handoff('scout'), handoff('writer')] }),
      agent('scout', { handoffs: [handoff('planner')] }),
      agent('writer', { handoffs: [handoff('planner')] }),
    ],
  })
  expect(ran.stopReason).toContain('TERMINATE')
  const handovers = ran.messages.flatMap((it) => (it.type === 'HandoffMessage' ? [it.target] : []))
  expect(handovers).toEqual(expect.arrayContaining(['scout', 'writer']))
})

test('an orchestrator hears everybody once', async () => {
  const ran = await run({
    ...roundRobin([]),
    kind: 'magentic-one',
    participants: [agent('scout'), agent('writer')],
    modelClient,
    maxStalls: 3,
    finalAnswerPrompt: 'Sum up: {task}',
  })
  expect(ran.stopReason).toContain('脚本模型')
  expect(speakers(ran).filter((name) => name === 'scout' || name === 'writer')).toEqual(['scout', 'writer'])
})

test('what has to be JSON of a schema is', async () => {
  const structuredOutput = {
    name: 'Report',
    schema: {
      type: 'object',
      properties: {
        title: { type: 'string' },
        level: { type: 'string', enum: ['low', 'high'] },
        points: { type: 'array', items: { type: 'integer' } },
      },
    },
  }
  const ran = await run(roundRobin([agent('clerk', { structuredOutput })], messages(2)))
  expect(ran.messages.at(-1)?.content).toEqual({ title: '（脚本模型）示例', level: 'low', points: [1] })
})

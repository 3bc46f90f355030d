import { describe, expect, test } from 'vitest'
import {
  assistant,
  calling,
  contents,
  functions,
  lines,
  messages,
  replayed,
  roundRobin,
  runs,
  worldOf,
} from '../../../test/agent-teams.ts'
import { buildTeam, type World } from '../build.ts'
import type { GraphFlowTeam, ReplayModel, SelectorTeam, SwarmTeam } from '../components/model.ts'
import { answerMessage, runTeam } from '../engine.ts'
import { InlineSteps } from '../inline-steps.ts'
import type { ModelClient } from '../models/model-client.ts'
import { ReplayClient } from '../models/replay.ts'

describe('A group chat', () => {
  test('whose task already holds the stop text ends without a model call', async () => {
    const team = roundRobin([assistant('a', ['never'])], { kind: 'text-mention', text: 'STOP' })
    const ran = await runs(team, 'please STOP')
    expect(ran.stopReason).toBe("Text 'STOP' mentioned")
    expect(ran.requests).toEqual([])
  })

  test('that is over before anything is said takes no task', async () => {
    const ran = await runs(roundRobin([assistant('a', ['never'])], messages(0)), 'go')
    expect(ran).toMatchObject({
      stopReason: 'The group chat has already terminated.',
      messages: [],
      events: [],
    })
  })

  test('counts turns over and stops at the most it may take', async () => {
    const team = roundRobin([assistant('a', ['1', '2', '3'])], undefined, { maxTurns: 2 })
    const ran = await runs(team, 'go')
    expect(ran.stopReason).toBe('Maximum number of turns 2 reached.')
    expect(lines(ran)).toEqual(['user: go', 'a: 1', 'a: 2'])
  })

  test('tells who is chosen where the file wants it', async () => {
    const ran = await runs(roundRobin([assistant('a', ['1'])], messages(2), { emitTeamEvents: true }), 'go')
    expect(ran.messages[1]).toEqual({
      type: 'SelectSpeakerEvent',
      source: 'RoundRobinGroupChatManager',
      content: ['a'],
    })
  })

  test('goes on from its state as data, in another process say', async () => {
    const component = roundRobin([assistant('a', ['1', '2']), assistant('b', ['3', '4'])], messages(3))
    const first = await runs(component, 'go')
    const team = buildTeam(component, worldOf())
    team.load(JSON.parse(JSON.stringify(first.state)))
    const told: string[] = []
    const steps = new InlineSteps({
      tell: (event) => {
        if (event.kind === 'model-called') told.push(JSON.stringify(contents(event.request)))
      },
    })
    const second = await runTeam(team, 'on', steps)
    expect(lines(second)).toEqual(['user: on', 'a: 2', 'b: 4'])
    expect(told[0]).toBe('["You are a.","go","1","3","on"]')
  })

  test('asks a person, and hears the answer as theirs', async () => {
    const person = { kind: 'user-proxy', name: 'chief', description: 'decides' } as const
    const team = roundRobin([assistant('a', ['Evacuate?']), person], messages(3))
    const ran = await runs(team, 'go', {
      ask: async ({ source, prompt }) => ({ text: `${source} was asked: ${prompt}` }),
    })
    expect(lines(ran)).toEqual(['user: go', 'a: Evacuate?', 'chief: ', 'chief: chief was asked: Evacuate?'])
  })

  test('lets an agent hear only what its filter lets through', async () => {
    const filtered = {
      kind: 'message-filter',
      name: 'b',
      description: 'b agent (with message filtering)',
      wrapped: assistant('b', ['2']),
      perSource: [{ source: 'a', position: 'last', count: 1 }],
    } as const
    const ran = await runs(roundRobin([assistant('a', ['1']), filtered], messages(3)), 'go')
    expect(contents(ran.requests[1])).toEqual(['You are b.', '1'])
  })
})

describe('A selector', () => {
  const team = (completions: readonly string[], family?: string): SelectorTeam => ({
    ...roundRobin([assistant('a', ['1', '2']), assistant('b', ['3'])], messages(4)),
    kind: 'selector',
    modelClient: replayed(completions, family),
    selectorPrompt: '{roles} | {participants} | {history}',
    allowRepeatedSpeaker: false,
    maxSelectorAttempts: 3,
    modelClientStreaming: false,
  })

  test('of two who may not repeat themselves is asked once only', async () => {
    const ran = await runs(team(['a']), 'go')
    expect(lines(ran)).toEqual(['user: go', 'a: 1', 'b: 3', 'a: 2'])
    expect(contents(ran.requests[0])).toEqual(["a: a agent\nb: b agent | ['a', 'b'] | user: go\n\n"])
    expect(ran.requests).toHaveLength(4)
  })

  test('that streams tells its answers where the file wants events of the team', async () => {
    const told = { modelClientStreaming: true, emitTeamEvents: true, termination: messages(2) }
    const ran = await runs({ ...team(['?', 'b']), ...told }, 'go')
    expect(lines(ran)).toEqual([
      'user: go',
      'SelectorGroupChatManager: ?',
      'SelectorGroupChatManager: b',
      'SelectorGroupChatManager: ["b"]',
      'b: 3',
    ])
  })

  test('is a system message for the models of OpenAI', async () => {
    const ran = await runs({ ...team(['b'], 'gpt-4o'), termination: messages(2) }, 'go')
    expect(ran.requests[0]?.messages[0]?.type).toBe('SystemMessage')
  })
})

describe('A swarm', () => {
  const handoff = (target: string) => ({
    target,
    name: `transfer_to_${target}`,
    description: `Handoff to ${target}.`,
    message: `To ${target}.`,
  })
  const team: SwarmTeam = {
    ...roundRobin([], { kind: 'handoff', target: 'user' }),
    kind: 'swarm',
    participants: [
      assistant('a', [calling(['transfer_to_b', '{}'])], { handoffs: [handoff('b')] }),
      assistant('b', [calling(['transfer_to_user', '{}']), 'thanks'], { handoffs: [handoff('user')] }),
    ],
  }

  test('hands over until a person is asked, and goes on with whom the answer is for', async () => {
    const thanked = { kind: 'text-mention', text: 'thanks' } as const
    const termination = { kind: 'any', conditions: [{ kind: 'handoff', target: 'user' }, thanked] } as const
    const built = buildTeam({ ...team, termination }, worldOf())
    const steps = new InlineSteps()
    const first = await runTeam(built, 'go', steps)
    expect(first.stopReason).toBe('Handoff to user from b detected.')
    const second = await runTeam(built, [answerMessage('yes', 'b')], steps)
    expect(lines(second)).toEqual(['user: yes', 'b: thanks'])
  })

  test('does not go on with a task for nobody', async () => {
    const built = buildTeam(team, worldOf())
    await runTeam(built, 'go', new InlineSteps())
    await expect(runTeam(built, 'and?', new InlineSteps())).rejects.toThrow('The last handover went to user')
  })
})

describe('A graph', () => {
  const node = (name: string, ...targets: string[]) => ({
    name,
    activation: 'all' as const,
    edges: targets.map((target) => ({
      target,
      activationGroup: target,
      activationCondition: 'all' as const,
    })),
  })
  const graph: GraphFlowTeam = {
    ...roundRobin([]),
    kind: 'graph-flow',
    participants: ['a', 'b', 'c', 'd'].map((name) => assistant(name, [`${name}1`, `${name}2`])),
    graph: { nodes: { a: node('a', 'b', 'c'), b: node('b', 'd'), c: node('c', 'd'), d: node('d') } },
  }

  test('lets those that are ready speak at the same time', async () => {
    let together = 0
    let most = 0
    const counted: World['model'] = (component) => {
      const client = new ReplayClient(component as ReplayModel)
      const create: ModelClient['create'] = async (request, signal) => {
        together += 1
        most = Math.max(most, together)
        await new Promise(setImmediate)
        together -= 1
        return client.create(request, signal)
      }
      return {
        model: client.model,
        info: client.info,
        create,
        countTokens: (messages) => client.countTokens(messages),
        remainingTokens: () => client.remainingTokens(),
      }
    }
    const ran = await runs(graph, 'go', { world: worldOf({}, { model: counted }) })
    expect(most).toBe(2)
    expect(lines(ran)).toEqual(['user: go', 'a: a1', 'b: b1', 'c: c1', 'd: d1'])
  })

  test('begins anew with the next task', async () => {
    const built = buildTeam(graph, worldOf())
    await runTeam(built, 'go', new InlineSteps())
    expect(lines(await runTeam(built, 'on', new InlineSteps()))).toEqual([
      'user: on',
      'a: a2',
      'b: b2',
      'c: c2',
      'd: d2',
    ])
  })
})

describe('An agent as a tool', () => {
  const answering = (streams: boolean) => {
    const tool = {
      kind: 'agent',
      agent: assistant('expert', ['It is 3 m.']),
      returnLastMessage: false,
    } as const
    return assistant('a', [calling(['expert', '{"task":"How high?"}']), 'Three metres.'], {
      workbenches: [{ kind: 'static', tools: [tool], streams, overrides: {} }],
      maxToolIterations: 2,
    })
  }

  test('is given the task, and what it said is the result', async () => {
    const ran = await runs(roundRobin([answering(false)], messages(2)), 'go')
    expect(ran.messages.map(({ type }) => type)).toEqual([
      'TextMessage',
      'ToolCallRequestEvent',
      'ToolCallExecutionEvent',
      'TextMessage',
    ])
    expect(JSON.stringify(ran.messages[2]?.content)).toContain('expert: It is 3 m.')
    expect(contents(ran.requests[1])).toEqual(['You are expert.', 'How high?'])
  })

  test('is seen at work, though what it says is no part of the conversation', async () => {
    const ran = await runs(roundRobin([answering(false)], messages(2)), 'go')
    const asides = ran.events.flatMap((event) =>
      event.kind === 'message' && event.aside ? [event.message] : [],
    )
    expect(lines({ messages: asides })).toEqual(['user: How high?', 'expert: It is 3 m.'])
  })

  test('is heard by conditions where its workbench streams', async () => {
    const ran = await runs(roundRobin([answering(true)], messages(4)), 'go')
    expect(ran.stopReason).toBe('Maximum number of messages 4 reached, current message count: 4')
    expect(lines(ran).slice(2, 4)).toEqual(['user: How high?', 'expert: It is 3 m.'])
  })

  test('talks with who uses it, and others hear only what that one says in the end', async () => {
    const ran = await runs(roundRobin([answering(true), assistant('b', ['heard'])], messages(5)), 'go')
    expect(contents(ran.requests.at(-1))).toEqual(['You are b.', 'go', 'Three metres.'])
  })

  test('that fails has said what it said before', async () => {
    const tool = { kind: 'agent', agent: assistant('expert', []), returnLastMessage: false } as const
    const agent = assistant('a', [calling(['expert', '{"task":"How high?"}'])], {
      workbenches: [{ kind: 'static', tools: [tool], streams: true, overrides: {} }],
    })
    const ran = await runs(roundRobin([agent], messages(2)), 'go')
    expect(lines(ran)).toContain('user: How high?')
    expect(lines(ran).at(-1)).toBe('a: No more mock responses available')
  })

  test('keeps what it learned when several work at once, each in a branch of its own', async () => {
    const expert = assistant('expert', ['first', 'second'])
    const tool = { kind: 'agent', agent: expert, returnLastMessage: true } as const
    const agent = assistant(
      'a',
      [calling(['expert', '{"task":"1"}']), calling(['expert', '{"task":"2"}']), 'done'],
      {
        workbenches: [{ kind: 'static', tools: [tool], streams: false, overrides: {} }],
        maxToolIterations: 3,
      },
    )
    const ran = await runs(roundRobin([agent], messages(2)), 'go')
    expect(contents(ran.requests[3])).toEqual(['You are expert.', '1', 'first', '2'])
  })
})

describe('A memory', () => {
  test('is given to the model before each turn, and told', async () => {
    const contentsOf = [{ content: 'The dam is old.', mimeType: 'text/plain' }]
    const agent = assistant('a', ['1'], { memory: [{ kind: 'list', name: 'm', contents: contentsOf }] })
    const ran = await runs(roundRobin([agent], messages(2)), 'go')
    expect(ran.messages[1]).toMatchObject({ type: 'MemoryQueryEvent', content: contentsOf })
    expect(String(contents(ran.requests[0])[2])).toContain('1. The dam is old.')
  })
})

describe('A memory of data', () => {
  const contentsOf = [{ content: { level: 3 }, mimeType: 'application/json', metadata: { by: 'gauge' } }]
  const agent = assistant('a', ['1'], { memory: [{ kind: 'list', name: 'm', contents: contentsOf }] })

  test('reads as Python writes it', async () => {
    const ran = await runs(roundRobin([agent], messages(2)), 'go')
    expect(String(contents(ran.requests[0])[2])).toContain("1. {'level': 3}")
  })

  test('is looked at by conditions with what is known about it', async () => {
    const team = roundRobin([agent], { kind: 'text-mention', text: "metadata={'by': 'gauge'}" })
    expect((await runs(team, 'go')).stopReason).toContain('mentioned')
  })
})

describe('Conditions', () => {
  test('of time look at the clock between turns', async () => {
    let now = 0
    const team = roundRobin([assistant('a', ['1', '2', '3'])], { kind: 'timeout', seconds: 2 })
    const ran = await runs(team, 'go', { now: () => now++ * 1000 })
    expect(ran.stopReason).toBe('Timeout of 2.0 seconds reached')
    expect(ran.messages).toHaveLength(3)
  })

  test('from outside end the run after the turn under way', async () => {
    const team = roundRobin([assistant('a', ['1', '2'])], { kind: 'external' })
    let asked = 0
    const ran = await runs(team, 'go', { stopRequested: () => asked++ > 0 })
    expect(ran.stopReason).toBe('External termination requested')
    expect(lines(ran)).toEqual(['user: go', 'a: 1'])
  })

  test('see calls of tools, failed ones as well', async () => {
    const team = roundRobin([assistant('a', [calling(['boom', '{}'])], { workbenches: functions('boom') })], {
      kind: 'function-call',
      functionName: 'boom',
    })
    const world = worldOf({ boom: () => Promise.reject(new Error('no')) })
    expect((await runs(team, 'go', { world })).stopReason).toBe("Function 'boom' was executed.")
  })
})

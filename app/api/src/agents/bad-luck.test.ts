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
} from '../../test/agent-teams.ts'
import type { MagenticOneTeam, SelectorTeam } from './components/model.ts'
import { ModelError } from './models/model-error.ts'

describe('A model that answers badly', () => {
  test('calls a tool that does not exist, writes no JSON and no object: it is told so, and the run goes on', async () => {
    const agent = assistant(
      'a',
      [calling(['nope', '{}'], ['add', '{bad'], ['add', '[1]'], ['add', 'null']), 'done'],
      { workbenches: functions('add'), maxToolIterations: 2 },
    )
    const ran = await runs(roundRobin([agent], messages(2)), 'go', {
      world: worldOf({ add: async () => '3' }),
    })
    const results = ran.messages.find(({ type }) => type === 'ToolCallExecutionEvent')?.content
    expect(results).toMatchObject([
      { content: "Error: tool 'nope' not found in any workbench", isError: true },
      { content: 'Error: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)' },
      { content: 'Error: The arguments are no JSON object.', isError: true },
      { content: '3', isError: false },
    ])
    expect(lines(ran).at(-1)).toBe('a: done')
  })

  test('answers with two megabytes: they are cut before others are given them', async () => {
    const team = roundRobin([assistant('a', ['x'.repeat(2_000_000)]), assistant('b', ['ok'])], messages(3))
    const ran = await runs(team, 'go')
    const given = contents(ran.requests[1])[2]
    expect(String(given)).toMatch(/^x{10000}\n… \[cut after 10000 of 2000000 characters\]$/)
  })

  test('gives something else than the JSON that was asked for: the run ends with the reason', async () => {
    const structuredOutput = { name: 'Level', schema: { type: 'object', required: ['metres'] } }
    const ask = (answer: string) =>
      runs(roundRobin([assistant('a', [answer], { structuredOutput })], messages(2)), 'go')
    await expect(ask('about three')).rejects.toThrow("a: the model's answer is not a Level: it is no JSON")
    await expect(ask('{"feet": 9}')).rejects.toThrow("must have required property 'metres'")
    expect((await ask('{"metres": 3}')).messages[1]).toMatchObject({
      type: 'StructuredMessage',
      content: { metres: 3 },
    })
  })

  test('never names the next speaker: after the attempts somebody speaks anyway', async () => {
    const team: SelectorTeam = {
      ...roundRobin([assistant('a', ['1', '2']), assistant('b', [])], messages(3)),
      kind: 'selector',
      modelClient: replayed(['?', 'a and b', '?', '?', '?', '?']),
      selectorPrompt: '{participants}',
      allowRepeatedSpeaker: true,
      maxSelectorAttempts: 3,
      modelClientStreaming: false,
    }
    expect(lines(await runs(team, 'go'))).toEqual(['user: go', 'a: 1', 'a: 2'])
  })

  test('keeps no ledger: an orchestrator asks ten times and ends', async () => {
    const team: MagenticOneTeam = {
      ...roundRobin([]),
      kind: 'magentic-one',
      participants: [assistant('a', ['1'])],
      modelClient: replayed(['facts', 'plan', ...Array<string>(10).fill('well …')]),
      maxStalls: 3,
      finalAnswerPrompt: 'So?',
    }
    await expect(runs(team, 'go')).rejects.toThrow(
      'In 10 attempts the model did not say where the work stands',
    )
  })

  test('fails: the call is told as failed, and the run ends with the reason', async () => {
    const told: string[] = []
    const world = worldOf(
      {},
      {
        model: (component) => ({
          model: 'm',
          info: component.info,
          create: () => Promise.reject(new ModelError('rate-limited', 'Too many requests')),
          countTokens: () => 0,
          remainingTokens: () => 0,
        }),
      },
    )
    const run = runs(roundRobin([assistant('a', [])], messages(2)), 'go', { world }).catch((error: Error) => {
      told.push(error.message)
    })
    await run
    expect(told).toEqual(['Too many requests'])
  })
})

describe('A tool', () => {
  const agent = assistant('a', [calling(['wait', '{}']), 'on'], {
    workbenches: functions('wait'),
    maxToolIterations: 2,
  })

  test('that hangs and takes no notice of its signal is given up, and the model is told', async () => {
    const world = worldOf(
      { wait: () => new Promise(() => {}) },
      { limits: { turns: 5, toolSeconds: 0.01, textCharacters: 1000 } },
    )
    const ran = await runs(roundRobin([agent], messages(2)), 'go', { world })
    expect(JSON.stringify(ran.messages[2]?.content)).toContain('Error: no answer within 0.01 s')
    expect(lines(ran).at(-1)).toBe('a: on')
  })

  test('that is under way when the run is cancelled hears of it at once, and the run ends', async () => {
    const controller = new AbortController()
    let heard = false
    const world = worldOf({
      wait: (_given, { signal }) => {
        signal.addEventListener('abort', () => {
          heard = true
        })
        controller.abort(new Error('cancelled'))
        return new Promise(() => {})
      },
    })
    const run = runs(roundRobin([agent], messages(2)), 'go', { world, signal: controller.signal })
    await expect(run).rejects.toThrow('cancelled')
    expect(heard).toBe(true)
  })

  test('that gives two megabytes has them cut', async () => {
    const world = worldOf({ wait: async () => 'y'.repeat(2_000_000) })
    const ran = await runs(roundRobin([agent], messages(2)), 'go', { world })
    expect(JSON.stringify(ran.messages[2]).length).toBeLessThan(11_000)
  })
})

describe('A team without end', () => {
  test('ends after as many turns as the installation allows', async () => {
    const ran = await runs(roundRobin([assistant('a', Array<string>(60).fill('again'))]), 'go')
    expect(ran.stopReason).toBe('Maximum number of turns 50 reached.')
    expect(ran.messages).toHaveLength(51)
  })

  test('of orchestrated agents does so, too', async () => {
    const ledger = JSON.stringify({
      is_request_satisfied: { reason: 'r', answer: false },
      is_in_loop: { reason: 'r', answer: false },
      is_progress_being_made: { reason: 'r', answer: true },
      next_speaker: { reason: 'r', answer: 'a' },
      instruction_or_question: { reason: 'r', answer: 'go on' },
    })
    const team: MagenticOneTeam = {
      ...roundRobin([]),
      kind: 'magentic-one',
      participants: [assistant('a', Array<string>(60).fill('again'))],
      modelClient: replayed(['facts', 'plan', ...Array<string>(60).fill(ledger)]),
      maxStalls: 3,
      finalAnswerPrompt: 'So?',
    }
    expect((await runs(team, 'go')).stopReason).toBe('Maximum number of turns 50 reached.')
  })
})

import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { checkRecording } from './check.ts'
import { type Recording, recording } from './recording.ts'

const folder = new URL('../../../test/recordings/', import.meta.url)
const names = readdirSync(folder).filter((name) => name.endsWith('.json'))

function load(name: string): Recording {
  return recording.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
}

describe('A run of AutoGen comes out the same here', () => {
  test.each(names)('%s', async (name) => {
    expect(await checkRecording(load(name))).toEqual([])
  })
})

test.each([
  ['a message', { type: 'TextMessage', source: 'user', content: 'go' }],
  ['a list of messages', [{ type: 'TextMessage', source: 'user', content: 'go' }]],
  ['a form of its own', { say: 'go', to: 'all' }],
])('A task may be %s', async (_, task) => {
  const copy = structuredClone(load('rr_max_messages.json'))
  if (copy.runs[0]) copy.runs[0].task = task
  expect(await checkRecording(copy)).toEqual([])
})

test('Time is up where the recording says so', async () => {
  const copy = structuredClone(load('rr_max_messages.json'))
  const condition = {
    provider: 'autogen_agentchat.conditions.TimeoutTermination',
    component_type: 'termination',
    config: { timeout_seconds: 30 },
  }
  Object.assign(copy.config.config as object, { termination_condition: condition })
  if (copy.runs[0]) copy.runs[0].stop_reason = 'Timeout of 30.0 seconds reached'
  expect(await checkRecording(copy)).toEqual([])
})

describe('A replay tells what differs', () => {
  const changed = async (name: string, change: (recording: Recording) => void) => {
    const copy = structuredClone(load(name))
    change(copy)
    return (await checkRecording(copy)).map(({ at }) => at)
  }

  test('a message with other words', async () => {
    const at = await changed('rr_max_messages.json', ({ runs }) => {
      const message = runs[0]?.messages?.[2]
      if (message) message.content = 'something else'
    })
    expect(at).toEqual(['runs[0].messages[2].content'])
  })

  test('another stop reason', async () => {
    const at = await changed('rr_max_messages.json', ({ runs }) => {
      if (runs[0]) runs[0].stop_reason = 'because'
    })
    expect(at).toEqual(['runs[0].stop_reason'])
  })

  test('a model call that was given something else, and one that is missing', async () => {
    const at = await changed('sel_basic.json', ({ runs }) => {
      const calls = runs[0]?.model_calls ?? []
      const prompt = calls[0]?.messages[0]
      if (prompt) prompt.content = 'Who is next?'
      calls.pop()
    })
    expect(at).toEqual(['runs[0].model_calls[0].messages[0].content', 'runs[0].model_calls[6]'])
  })

  test('a ledger that leaves out the plan, though its words are ours', async () => {
    const at = await changed('magentic_max_turns.json', ({ runs }) => {
      const ledger = runs[0]?.messages?.[1]
      if (ledger) ledger.content = String(ledger.content).replace('PLAN', '')
    })
    expect(at).toEqual(['runs[0].messages[1].content'])
  })

  test('a call of a graph whose order does not matter, but whose content does', async () => {
    const at = await changed('graph_join_any.json', ({ runs }) => {
      const message = runs[0]?.model_calls[1]?.messages[1]
      if (message) message.content = 'another task'
    })
    expect(at.length).toBeGreaterThan(0)
  })

  test('a call more than the recording has, where order does not matter', async () => {
    const at = await changed('graph_join_any.json', ({ runs }) => {
      runs[0]?.model_calls.pop()
    })
    expect(at).toContain('runs[0].further_model_calls[0]')
  })

  test('a run that was to fail and does not', async () => {
    const at = await changed('rr_max_messages.json', ({ runs }) => {
      if (runs[0]) runs[0].error = 'RuntimeError: no'
    })
    expect(at).toEqual(['runs[0].error'])
  })

  test('a file that AutoGen refuses and that is loaded here without our having promised so', async () => {
    const at = await changed('rr_max_messages.json', (copy) => {
      copy.load_error = 'ValueError: no'
    })
    expect(at).toEqual(['load_error'])
  })

  test('a tool whose result the recording does not hold', async () => {
    const at = await changed('tool_summary.json', ({ config }) => {
      const text = JSON.stringify(config).replaceAll('call_1', 'call_9')
      Object.assign(config, JSON.parse(text))
    })
    expect(at.some((place) => place.includes('.results[1]'))).toBe(true)
  })
})

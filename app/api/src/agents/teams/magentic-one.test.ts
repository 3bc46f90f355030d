import { describe, expect, test } from 'vitest'
import {
  assistant,
  contents,
  lines,
  messages,
  replayed,
  roundRobin,
  runs,
} from '../../../test/agent-teams.ts'
import type { MagenticOneTeam } from '../components/model.ts'
import { usualFinalPrompt } from './final-answer.ts'

const ledger = (satisfied: boolean) => {
  const says = (answer: boolean | string) => ({ reason: 'so it is', answer })
  return JSON.stringify({
    is_request_satisfied: says(satisfied),
    is_in_loop: says(false),
    is_progress_being_made: says(true),
    next_speaker: says('coder'),
    instruction_or_question: says('Go on.'),
  })
}

const magentic = (finalAnswerPrompt: string): MagenticOneTeam => ({
  ...roundRobin([]),
  kind: 'magentic-one',
  participants: [assistant('coder', ['done'])],
  modelClient: replayed(['facts', 'plan', ledger(false), ledger(true), 'the answer']),
  maxStalls: 3,
  finalAnswerPrompt,
})

describe('The last question of MagenticOne', () => {
  const asked = async (prompt: string) => {
    const { requests } = await runs(magentic(prompt), 'count the gauges')
    return contents(requests.at(-1)).at(-1)
  }

  test('holds the task where it is the usual one', async () => {
    expect(await asked(usualFinalPrompt)).toContain('\ncount the gauges\n')
  })

  test('is sent as written where it is the file’s own, as AutoGen’s _magentic_one_orchestrator.py does', async () => {
    expect(await asked('Answer {task}.')).toBe('Answer {task}.')
  })
})

test('MagenticOne within another team gives its task back with what was said', async () => {
  const outer = roundRobin([magentic('So?'), assistant('b', ['heard'])], messages(7))
  const ran = await runs(outer, 'go')
  expect(lines(ran).filter((line) => line === 'user: go')).toHaveLength(2)
  expect(contents(ran.requests.at(-1)).slice(1, 3)).toEqual(['go', 'go'])
})

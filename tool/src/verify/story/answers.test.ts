import { expect, it } from 'vitest'
import type { Outcome } from '../finding.ts'
import { answersOf } from './answers.ts'
import type { LineId } from './lines.ts'

const result = (id: string, story: readonly LineId[], outcome: Outcome) => ({ id, story, outcome })
const answer = (results: Parameters<typeof answersOf>[0], line: LineId) =>
  answersOf(results).find(({ id }) => id === line)

it('counts a line as failed where one of its checks failed, though another passed', () => {
  const results = [result('a', ['P2'], 'passed'), result('b', ['P2'], 'failed')]
  expect(answer(results, 'P2')).toMatchObject({ outcome: 'failed', checks: ['a', 'b'] })
})

it('gives a line with parts what its parts have', () => {
  const results = [result('a', ['2.3.1'], 'passed'), result('b', ['2.3.4'], 'not-chosen')]
  expect(answer(results, '2.3')).toMatchObject({ outcome: 'passed', checks: ['a', 'b'] })
  expect(answer(results, '2.3.4')).toMatchObject({ outcome: 'not-chosen' })
})

it('takes 2.3 for no part of 2.30, and nothing tried for nothing known', () => {
  expect(answer([result('a', ['R1'], 'passed')], 'R10')).toMatchObject({ outcome: undefined, checks: [] })
})

import { expect, it } from 'vitest'
import { anInput } from '../test-check.ts'
import { forgedTokens } from './forged-tokens.ts'
import { once } from './once.ts'
import { mostAtOnce } from './overlap.ts'
import { percentile } from './percentile.ts'
import { agentsAtOnce, teamOfTen } from './team-of-ten.ts'

it('takes the P95 of a hundred values to be the ninety-fifth', () => {
  const values = Array.from({ length: 100 }, (_, index) => 100 - index)
  expect(percentile(values, 0.95)).toBe(95)
  expect(percentile([7], 0.95)).toBe(7)
  expect(percentile([], 0.95)).toBeNaN()
})

it('counts spans that go on at the same moment, not those that follow each other', () => {
  expect(
    mostAtOnce([
      { from: 0, to: 10 },
      { from: 5, to: 15 },
      { from: 9, to: 12 },
    ]),
  ).toBe(3)
  expect(
    mostAtOnce([
      { from: 0, to: 10 },
      { from: 10, to: 20 },
    ]),
  ).toBe(1)
  expect(mostAtOnce([])).toBe(0)
})

it('measures once for an environment, and again for another', async () => {
  let count = 0
  const measured = once(async () => ++count)
  const [one, other] = [anInput(), anInput()]
  expect(await Promise.all([measured(one), measured(one), measured(other)])).toEqual([1, 1, 2])
})

it('has ten members in the team, each with a task of the one step', () => {
  const { agents, workflows } = teamOfTen()
  const assignees = workflows.flatMap(({ steps }) =>
    steps.map(({ tasks }) => tasks.map((task) => task.assignee)),
  )
  expect(assignees).toEqual([agents.map(({ name }) => name)])
  expect(agents).toHaveLength(agentsAtOnce)
})

it('forges a token without a signature, one with a wrong one, one that is over, and one that is none', () => {
  const [unsigned, wrong, over, none] = forgedTokens().map(({ token }) => token.split('.'))
  expect(unsigned?.at(2)).toBe('')
  expect(wrong?.at(2)).toHaveLength(43)
  expect(JSON.parse(Buffer.from(over?.[1] ?? '', 'base64url').toString()).exp).toBe(1)
  expect(none).toHaveLength(1)
})

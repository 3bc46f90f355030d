import { expect, it } from 'vitest'
import { decisionsOf } from './decisions.ts'

const proposal = {
  ...{ id: 'p1', emergencyId: 'e1', planId: 'plan', artifact: '行动方案', version: 1, sha256: '' },
  ...{ summary: '转移群众', proposedBy: 'Strategist', proposedAt: '2026-11-22T12:05:00Z', decision: null },
}
const question = {
  ...{
    id: 'q1',
    runId: 'r1',
    teamName: '防汛',
    source: 'Executor',
    role: 'commander' as const,
    choices: null,
  },
  ...{ prompt: `\n\n${'水'.repeat(200)}\n下一行`, askedAt: '2026-11-22T12:00:00Z' },
  ...{ answer: null, answeredBy: null, answeredAt: null },
}

it('lists what waits for people, the longest first, each with where it is answered', () => {
  expect(decisionsOf([proposal], [question]).map(({ kind, title, to }) => [kind, title, to])).toEqual([
    ['question', '防汛', '/runs/r1'],
    ['proposal', '行动方案', '/emergencies/e1'],
  ])
})

it('shows the first line of what is asked, and not all of a long one', () => {
  const [{ text } = { text: '' }] = decisionsOf([], [question])
  expect(text).toBe(`${'水'.repeat(160)}…`)
})

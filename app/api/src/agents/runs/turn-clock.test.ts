import { expect, it } from 'vitest'
import type { RunEvent } from '../run-events.ts'
import { TurnClock } from './turn-clock.ts'

const says = (source: string): RunEvent => ({
  kind: 'message',
  message: { type: 'TextMessage', source, content: 'Done.' },
})

it('knows whose turn a step belongs to', () => {
  const clock = new TurnClock()
  expect(clock.agentOf('model:planner:3')).toBe('planner')
  expect(clock.agentOf('tool:planner:fetch_webpage')).toBe('planner')
  expect(clock.agentOf('plan:create')).toBeUndefined()
})

it('counts a turn from its first step to what is said, over as many steps as it takes', () => {
  const clock = new TurnClock()
  clock.stepped('a', 1_000)
  clock.stepped('a', 5_000)
  expect(clock.beginningOf('a')).toBe(1_000)
  expect(clock.hear(says('a'), 7_000)).toBe(6_000)
  expect(clock.beginningOf('a')).toBeUndefined()
})

it('begins anew with another agent, and ends with no event inside of one', () => {
  const clock = new TurnClock()
  clock.stepped('a', 1_000)
  const thought: RunEvent = { kind: 'message', message: { type: 'ThoughtEvent', source: 'a', content: '…' } }
  expect(clock.hear(thought, 2_000)).toBeUndefined()
  expect(clock.beginningOf('a')).toBe(1_000)
  clock.stepped('b', 3_000)
  expect(clock.beginningOf('a')).toBeUndefined()
  expect(clock.beginningOf('b')).toBe(3_000)
})

import { expect, it } from 'vitest'
import type { ServerMessage } from './messages.ts'
import { FROM_NOW, Topics } from './topics.ts'

function follow(after: number) {
  const topics = new Topics()
  const heard: unknown[] = []
  const { remove } = topics.add('plan:7', after, {
    event: ({ seq }) => heard.push(seq),
    reset: () => heard.push('reset'),
    refused: (message) => heard.push(message),
  })
  const subscribed = () => topics.hear({ type: 'subscribed', topic: 'plan:7', after, last: after })
  subscribed()
  return { topics, heard, subscribed, remove }
}

const event = (seq: number): ServerMessage => ({
  type: 'event',
  topic: 'plan:7',
  seq,
  at: '2026-11-22T12:00:00.000Z',
  kind: 'task-completed',
  payload: {},
})

it('passes each number once', () => {
  const { topics, heard } = follow(2)
  for (const seq of [2, 3, 4, 4, 3, 5]) topics.hear(event(seq))
  expect(heard).toEqual([3, 4, 5])
})

it('goes on after the last number', () => {
  const { topics } = follow(2)
  topics.hear(event(3))
  expect(topics.wishes()).toEqual([{ type: 'subscribe', topic: 'plan:7', after: 3 }])
})

it('begins anew where the log has become shorter', () => {
  const { topics, heard } = follow(9)
  topics.hear({ type: 'reset', topic: 'plan:7', last: 4 })
  topics.hear(event(5))
  expect(heard).toEqual(['reset', 5])
})

it('does not ask again for what was refused', () => {
  const { topics, heard } = follow(0)
  topics.hear({ type: 'refused', topic: 'plan:7', code: 'live/topic-refused', message: '无权查看' })
  topics.hear(event(1))
  expect(heard).toEqual(['无权查看'])
  expect(topics.wishes()).toEqual([])
})

it('hears nothing of what is not followed any more', () => {
  const { topics, heard, remove } = follow(0)
  expect(remove()).toBe(true)
  topics.hear(event(1))
  expect(heard).toEqual([])
})

it('takes what was still on its way for an earlier listener for nothing of its own', () => {
  const { topics, heard, subscribed, remove } = follow(9)
  remove()
  topics.add('plan:7', 0, { event: ({ seq }) => heard.push(seq) })
  topics.hear(event(10))
  subscribed()
  for (const seq of [1, 2]) topics.hear(event(seq))
  expect(heard).toEqual([1, 2])
})

it('gives each of two listeners what it has not seen, and goes on for the one that remains', () => {
  const { topics, heard, subscribed, remove } = follow(4)
  const late: number[] = []
  const { wish } = topics.add('plan:7', 2, { event: ({ seq }) => late.push(seq) })
  expect(wish).toEqual({ type: 'subscribe', topic: 'plan:7', after: 2 })
  subscribed()
  for (const seq of [3, 4, 5]) topics.hear(event(seq))
  expect(remove()).toBe(false)
  topics.hear(event(6))
  expect([heard, late]).toEqual([[5], [3, 4, 5, 6]])
})

it('begins now for one listener while another still reads what was before', () => {
  const { topics, heard } = follow(3)
  const fromNow: unknown[] = []
  topics.add('plan:7', FROM_NOW, {
    event: ({ seq }) => fromNow.push(seq),
    reset: () => fromNow.push('reset'),
  })
  topics.hear({ type: 'subscribed', topic: 'plan:7', after: 3, last: 4 })
  for (const seq of [4, 5]) topics.hear(event(seq))
  expect([heard, fromNow]).toEqual([
    [4, 5],
    ['reset', 5],
  ])
})

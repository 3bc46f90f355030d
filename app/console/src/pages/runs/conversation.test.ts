import { expect, it } from 'vitest'
import { conversationOf } from './conversation.ts'

const events = (...told: [string, object][]) =>
  told.map(([kind, payload], index) => ({
    topic: 'run:7',
    seq: index + 1,
    at: '2026-11-22T12:00:00.000Z',
    kind,
    payload,
  }))
const shown = (...told: [string, object][]) =>
  conversationOf(events(...told)).map(({ at: _, ...entry }) => entry)

it('shows what is said, and by whom', () => {
  const message = { type: 'TextMessage', source: 'Awareness', content: '水位 10 m' }
  expect(shown(['message', { message }])).toEqual([
    { seq: 1, kind: 'said', source: 'Awareness', text: '水位 10 m', isAside: false },
  ])
})

it('shows a tool once, as what was done', () => {
  const call = { id: '1', name: 'calculator', arguments: '{"a":1}' }
  const result = { callId: '1', name: 'calculator', content: '2', isError: false }
  const told = shown(
    ['message', { message: { type: 'ToolCallRequestEvent', source: 'A', content: [call] } }],
    ['tool-called', { source: 'A', call, result, milliseconds: 12 }],
    ['message', { message: { type: 'ToolCallExecutionEvent', source: 'A', content: [result] } }],
  )
  expect(told).toEqual([
    {
      ...{ seq: 2, kind: 'tool', source: 'A' },
      call: { name: 'calculator', arguments: '{"a":1}', result: '2', isError: false, milliseconds: 12 },
    },
  ])
})

it('says that another process took over, rather than that the run is queued', () => {
  expect(shown(['run-queued', { why: 'worker-died', worker: 'host-1' }])).toEqual([
    { seq: 1, kind: 'status', status: 'worker-died', worker: 'host-1', reason: '' },
  ])
})

it('makes structured content readable and leaves out what it does not know', () => {
  const message = { type: 'StructuredMessage', source: 'A', content: { risk: 'high' } }
  const [entry] = shown(['message', { message }], ['something-new', {}])
  expect(entry).toMatchObject({ text: '{\n  "risk": "high"\n}' })
})

import { expect, it } from 'vitest'
import { durationOf, isMarkdown, isText } from './words.ts'

const started = '2026-11-23T08:00:00.000Z'
const now = Date.parse('2026-11-23T08:05:00.000Z')

it('counts a task that goes on until now, and one that ended until then', () => {
  expect(durationOf({ startedAt: null, endedAt: null }, now)).toBeUndefined()
  expect(durationOf({ startedAt: started, endedAt: null }, now)).toBe(300_000)
  expect(durationOf({ startedAt: started, endedAt: '2026-11-23T08:00:02.000Z' }, now)).toBe(2_000)
})

it('shows as text what is text', () => {
  expect(['text/markdown', 'application/json', 'text/plain; charset=utf-8'].every(isText)).toBe(true)
  expect(['image/png', 'application/pdf'].some(isText)).toBe(false)
})

it('draws Markdown by its type or its name', () => {
  expect(isMarkdown('text/markdown', '方案')).toBe(true)
  expect(isMarkdown('text/plain', '方案.md')).toBe(true)
  expect(isMarkdown('text/plain', '方案')).toBe(false)
})

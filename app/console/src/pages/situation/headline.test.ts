import { expect, it } from 'vitest'
import { headlineOf } from './headline.ts'

const parts = [
  { name: 'api', state: 'ok' },
  { name: 'redis', state: 'down' },
] as const

it('names the parts that do not answer', () => {
  expect(headlineOf('live', parts)).toEqual({ kind: 'degraded', tone: 'bad', down: ['redis'] })
})

it('claims nothing about the parts while the connection is away', () => {
  expect(headlineOf('interrupted', parts)).toEqual({ kind: 'interrupted', tone: 'waiting', down: [] })
  expect(headlineOf('connecting', parts)).toEqual({ kind: 'connecting', tone: 'neutral', down: [] })
})

it('is good when every part answers', () => {
  expect(headlineOf('live', [{ name: 'api', state: 'ok' }])).toMatchObject({ kind: 'ok', tone: 'good' })
})

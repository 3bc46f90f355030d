import { expect, it } from 'vitest'
import type { HostLine } from './search.ts'
import { Seen } from './seen.ts'

const line = (at: number, text: string, host = 'host-1'): HostLine => ({ at, text, host, service: 'api' })

it('tells each line once, however often it is found', () => {
  const seen = new Seen()
  expect(seen.newOf([line(1, 'a'), line(2, 'b')])).toHaveLength(2)
  expect(seen.newOf([line(1, 'a'), line(2, 'b'), line(3, 'c')]).map(({ text }) => text)).toEqual(['c'])
})

it('tells a line that was written late', () => {
  const seen = new Seen()
  seen.newOf([line(2, 'b')])
  expect(seen.newOf([line(1, 'late'), line(2, 'b')]).map(({ text }) => text)).toEqual(['late'])
})

it('tells the same words again when they were said again in the same millisecond, and on another host', () => {
  const seen = new Seen()
  seen.newOf([line(1, 'tick')])
  expect(seen.newOf([line(1, 'tick'), line(1, 'tick'), line(1, 'tick', 'host-2')])).toHaveLength(2)
})

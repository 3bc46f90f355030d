import { expect, it } from 'vitest'
import { readView } from './view.ts'

const text = [
  'aaa 127.64.0.1:6379@16379 myself,master - 0 0 1 connected 0-2 7 [5->-bbb] [9-<-bbb]',
  'bbb 127.64.0.2:6379@16379 master - 0 0 2 connected 3-6 [9->-aaa]',
  'ccc 127.64.0.3:6379@16379 handshake - 0 0 0 disconnected',
  '',
].join('\n')

it('tells its own slots from those of others, and those that it gives away from those that it gets', () => {
  const { slots, leaving } = readView(text)
  expect(slots).toEqual([0, 1, 2, 7])
  expect([...leaving]).toEqual([[5, 'bbb']])
})

it('knows nobody whom it is only meeting', () => {
  expect([...readView(text).known]).toEqual(['aaa', 'bbb'])
})

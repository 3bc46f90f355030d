import { expect, it, vi } from 'vitest'
import { follow } from './follow.ts'
import type { HostLine, Search } from './search.ts'

const wanted = { since: 1, services: [], lines: 10 }
const found = (...texts: string[]): Search => ({
  lines: texts.map((text): HostLine => ({ at: 1, text, host: 'host-1', service: 'api' })),
  ...{ left: 0, services: [], silent: [], fromCls: false },
})

it('tells what there is and ends when somebody has had enough', async () => {
  const enough = new AbortController()
  const heard = vi.fn(() => enough.abort())
  await follow({ wanted, heard, signal: enough.signal, search: async () => found('a', 'b') })
  expect(heard).toHaveBeenCalledExactlyOnceWith(found('a', 'b').lines, found('a', 'b'))
})

it('does not call a look that was broken off a failure', async () => {
  const enough = new AbortController()
  const search = () => {
    enough.abort()
    return Promise.reject(new Error('aborted'))
  }
  await expect(follow({ wanted, heard: vi.fn(), signal: enough.signal, search })).resolves.toBeUndefined()
})

it('fails with what keeps it from looking', async () => {
  const search = () => Promise.reject(new Error('no way there'))
  const { signal } = new AbortController()
  await expect(follow({ wanted, heard: vi.fn(), signal, search })).rejects.toThrow('no way there')
})

import { afterEach, expect, it, vi } from 'vitest'
import { api } from './client.ts'
import { datedOf, mayBeOlder } from './dated.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

/** Asks for a list that is answered with such headers. */
async function ask(headers: Record<string, string>) {
  const requests: Request[] = []
  vi.stubGlobal('fetch', async (request: Request) => {
    requests.push(request)
    return Response.json({ items: [] }, { headers })
  })
  const answer = await datedOf(
    api.GET('/api/usage', { headers: mayBeOlder, params: { query: { by: 'day' } } }),
  )
  return { answer, request: requests[0] }
}

it('asks for what may be older than now, and tells of when it is once that can be seen', async () => {
  vi.useFakeTimers({ now: 100_000, toFake: ['Date'] })
  const { answer, request } = await ask({ 'x-data-lag': '3.500' })
  expect(answer).toEqual({ items: [], asOf: 96_500 })
  expect(request?.headers.get('cache-control')).toBe('max-age=300')
})

it('has nothing to tell of what the primary answered, or what is hardly older', async () => {
  expect((await ask({})).answer.asOf).toBeUndefined()
  expect((await ask({ 'x-data-lag': '0.214' })).answer.asOf).toBeUndefined()
})

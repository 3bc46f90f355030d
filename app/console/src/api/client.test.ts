import { afterEach, expect, it, vi } from 'vitest'
import { bear, callApi } from './client.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  bear({ token: undefined, renew: async () => false })
})

function answer(respond: () => Promise<Response>) {
  const fetch = vi.fn((_url: string, _request: RequestInit) => respond())
  vi.stubGlobal('fetch', fetch)
  return fetch
}

it('asks in the language of the console', async () => {
  const fetch = answer(async () => Response.json({ items: [] }))
  expect(await callApi('/reports', { language: 'en' })).toEqual({ items: [] })
  expect(fetch.mock.calls[0]?.[0]).toBe('/api/reports')
  expect(fetch.mock.calls[0]?.[1].headers).toEqual({ 'accept-language': 'en' })
})

it("passes on the API's own words and request id", async () => {
  const error = { code: 'report/not-found', message: '没有这份态势报告。', requestId: 'r-1' }
  answer(async () => Response.json(error, { status: 404 }))
  await expect(callApi('/reports/1', { language: 'zh-CN' })).rejects.toMatchObject(error)
})

it('renews a token that is no longer accepted, once, and asks again', async () => {
  const expired = { code: 'auth/not-signed-in', message: '请先登录。', requestId: 'r-3' }
  const fetch = answer(async () => Response.json(expired, { status: 401 }))
  const renew = vi.fn(async () => {
    bear({ token: 'second', renew })
    return true
  })
  bear({ token: 'first', renew })
  await expect(callApi('/reports', { language: 'en' })).rejects.toMatchObject(expired)
  expect(renew).toHaveBeenCalledOnce()
  expect(fetch.mock.calls.map(([, request]) => new Headers(request.headers).get('authorization'))).toEqual([
    'Bearer first',
    'Bearer second',
  ])
})

it('makes do with the status when a proxy answers with a page', async () => {
  answer(async () => new Response('<h1>502</h1>', { status: 502, headers: { 'x-request-id': 'r-2' } }))
  await expect(callApi('/reports', { language: 'en' })).rejects.toMatchObject({
    code: 'http/502',
    requestId: 'r-2',
  })
})

it('tells a broken network from an answer', async () => {
  answer(() => Promise.reject(new TypeError('Failed to fetch')))
  await expect(callApi('/reports', { language: 'en' })).rejects.toMatchObject({ code: 'network' })
})

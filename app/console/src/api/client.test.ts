import { afterEach, expect, it, vi } from 'vitest'
import { api, dataOf } from './client.ts'
import { callAs } from './send.ts'

let token: string | undefined
const renew = vi.fn(async () => {
  token = 'second'
  return true
})

afterEach(() => {
  vi.unstubAllGlobals()
  renew.mockClear()
})

/** What the browser would send is what is looked at: nothing of ours is replaced. */
function answer(respond: () => Promise<Response>) {
  callAs({ token: () => token, language: () => 'en', renew })
  const requests: Request[] = []
  vi.stubGlobal('fetch', (request: Request) => {
    requests.push(request)
    return respond()
  })
  return requests
}

const ask = () => dataOf(api.GET('/api/reports', { params: { query: { limit: 3 } } }))

it('asks in the language of the console, on behalf of whoever is signed in', async () => {
  token = 'first'
  const requests = answer(async () => Response.json({ items: [] }))
  expect(await ask()).toEqual({ items: [] })
  expect(requests.map(({ url }) => new URL(url).pathname + new URL(url).search)).toEqual([
    '/api/reports?limit=3',
  ])
  expect(Object.fromEntries(requests[0]?.headers ?? [])).toMatchObject({
    'accept-language': 'en',
    authorization: 'Bearer first',
  })
})

it("passes on the API's own words, request id and whatever else it says", async () => {
  const error = { code: 'report/not-found', message: '没有这份态势报告。', requestId: 'r-1' }
  answer(async () => Response.json({ ...error, problems: [1] }, { status: 404 }))
  await expect(ask()).rejects.toMatchObject({ ...error, status: 404, details: { problems: [1] } })
})

it('renews a token that is no longer accepted, once, and asks again with the same body', async () => {
  token = 'first'
  const expired = { code: 'auth/not-signed-in', message: '请先登录。', requestId: 'r-3' }
  const requests = answer(async () => Response.json(expired, { status: 401 }))
  const file = api.POST('/api/reports', { body: { title: '塌方', body: '国道中断' } })
  await expect(file).rejects.toMatchObject(expired)
  expect(renew).toHaveBeenCalledOnce()
  expect(requests.map(({ headers }) => headers.get('authorization'))).toEqual([
    'Bearer first',
    'Bearer second',
  ])
  expect(await requests[1]?.json()).toEqual({ title: '塌方', body: '国道中断' })
})

it('makes do with the status when a proxy answers with a page', async () => {
  answer(async () => new Response('<h1>502</h1>', { status: 502, headers: { 'x-request-id': 'r-2' } }))
  await expect(ask()).rejects.toMatchObject({ code: 'http/502', requestId: 'r-2', isAway: true })
})

it('tells a broken network from an answer', async () => {
  answer(() => Promise.reject(new TypeError('Failed to fetch')))
  await expect(ask()).rejects.toMatchObject({ code: 'network', isAway: true })
})

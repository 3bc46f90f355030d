import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts'
import { archiveOf } from '../../../test/archives.ts'
import { pngOf } from '../../../test/pictures.ts'

let test: TestApp
let owner: Caller
let other: Caller
let count = 0
beforeAll(async () => {
  test = await startTestApp()
  other = await test.as('viewer', 'other')
}, 60_000)
afterAll(() => test.stop())
beforeEach(async () => {
  owner = await test.as('operator', `owner-${++count}`)
})

async function put(path: string, content: string | Buffer): Promise<string> {
  const [name = '', ...folders] = path.split('/').reverse()
  const query = new URLSearchParams({ folder: folders.reverse().join('/'), name })
  const headers = { 'content-type': 'application/octet-stream' }
  const answer = await owner.inject({ method: 'POST', url: `/api/files?${query}`, payload: content, headers })
  return answer.json().fileId
}

const get = async (path: string, caller = owner) => (await caller.inject(`/api/files${path}`)).json()
const post = async (path: string, payload: object = {}) =>
  (await owner.inject({ method: 'POST', url: `/api/files${path}`, payload })).json()
const read = async (path: string, caller = owner) => (await caller.inject(`/api/files${path}`)).body
const namesIn = async (query: string, caller = owner) =>
  (await get(`?${query}`, caller)).items.map(({ name }: { name: string }) => name)

describe('a download', () => {
  const text = '水位 10 m\n'.repeat(600_000)

  it('has the name, the type and the bytes that were sent', async () => {
    const id = await put('行动方案.txt', text)
    const whole = await owner.inject(`/api/files/${id}/content`)
    expect(whole.body === text).toBe(true)
    expect(whole.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-length': `${Buffer.byteLength(text)}`,
      'content-disposition': `attachment; filename="____.txt"; filename*=UTF-8''${encodeURIComponent('行动方案.txt')}`,
    })
    const headers = { 'if-none-match': String(whole.headers.etag) }
    expect((await owner.inject({ url: `/api/files/${id}/content`, headers })).statusCode).toBe(304)
  })

  it.each([
    ['bytes=0-4', 206, 'situa', 'bytes 0-4/16'],
    ['bytes=10-', 206, 'report', 'bytes 10-15/16'],
    ['bytes=-3', 206, 'ort', 'bytes 13-15/16'],
    ['bytes=12-99', 206, 'port', 'bytes 12-15/16'],
    ['bytes=16-', 416, '', 'bytes */16'],
    ['bytes=-0', 416, '', 'bytes */16'],
    ['bytes=5-2', 200, 'situation report', undefined],
    ['bytes=0-1,4-5', 200, 'situation report', undefined],
    ['pages=1-2', 200, 'situation report', undefined],
  ])('of %s', async (range, status, body, contentRange) => {
    const id = await put('report.txt', 'situation report')
    const answer = await owner.inject({ url: `/api/files/${id}/content`, headers: { range } })
    expect(answer.statusCode).toBe(status)
    expect(answer.body).toBe(body)
    expect(answer.headers['content-range']).toBe(contentRange)
  })

  it('of a range is whole once the file has become another', async () => {
    const id = await put('report.txt', 'first')
    const headers = { range: 'bytes=0-1', 'if-range': '"of long ago"' }
    expect((await owner.inject({ url: `/api/files/${id}/content`, headers })).body).toBe('first')
  })

  it('of a large file comes straight from COS', async () => {
    const id = await put('report.txt', 'from afar')
    const { url, bytes } = await get(`/${id}/address`)
    expect(bytes).toBe(9)
    expect(await (await fetch(url)).text()).toBe('from afar')
    expect(await get(`/${id}/address`, other)).toMatchObject({ code: 'file/not-found' })
  })

  it('in a browser goes on to the content, where nothing is nearer', async () => {
    const id = await put('report.txt', 'from here')
    const { statusCode, headers } = await owner.inject(`/api/files/${id}/download`)
    expect(statusCode).toBe(302)
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      location: 'content?version=1',
    })
    expect((await other.inject(`/api/files/${id}/download`)).statusCode).toBe(404)
  })

  it('of several files is one archive', async () => {
    const ids = [await put('a/report.txt', 'one'), await put('b/report.txt', 'two')]
    const answer = await owner.inject(`/api/files/zip?ids=${ids}`)
    const archive = await fromBufferPromise(answer.rawPayload, { lazyEntries: true })
    const found: Record<string, string> = {}
    for await (const entry of archive.eachEntry())
      found[entry.fileName] = String(await buffer(await archive.openReadStreamPromise(entry)))
    expect(found).toEqual({ 'a/report.txt': 'one', 'b/report.txt': 'two' })
  })

  it('of a text in the encoding of Chinese office programs says so', async () => {
    const id = await put('汛情.csv', Buffer.from([0xd1, 0xb4, 0xc7, 0xe9]))
    const { headers } = await owner.inject(`/api/files/${id}/content`)
    expect(headers['content-type']).toBe('text/csv; charset=gb18030')
  })
})

describe('versions', () => {
  it('come of uploads to the same place, and an older one can be the newest once more', async () => {
    const id = await put('report.md', 'first')
    expect(await put('report.md', 'second')).toBe(id)
    expect(await read(`/${id}/content?version=1`)).toBe('first')
    expect(await post(`/${id}/versions/1/restore`)).toMatchObject({ version: 3 })
    expect(await read(`/${id}/content`)).toBe('first')
    const { items } = await get(`/${id}/versions`)
    expect(items.map(({ version }: { version: number }) => version)).toEqual([3, 2, 1])
  })

  it('of many who upload at once are all there', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, (_, index) => put('log.txt', `entry ${index}`)))
    expect(new Set(ids).size).toBe(1)
    const { items } = await get(`/${ids[0]}/versions`)
    expect(items).toHaveLength(8)
  })
})

describe('files', () => {
  it('lie in folders, which are there as long as something is in them', async () => {
    await put('plan.txt', '1')
    await put('2026/floods/a.txt', '2')
    const id = await put('2026/b.txt', '3')
    expect(await get('?folder=')).toMatchObject({ items: [{ name: 'plan.txt' }], folders: ['2026'] })
    expect(await get('?folder=2026')).toMatchObject({ items: [{ id }], folders: ['floods'] })
    expect(await post('/folders/move', { from: '2026', to: 'archive/26' })).toEqual({ moved: 2 })
    expect(await get('?folder=archive/26')).toMatchObject({ items: [{ id }], folders: ['floods'] })
    expect(await post('/folders/move', { from: 'archive/26', to: '' })).toEqual({ moved: 2 })
    expect(await get('?folder=')).toMatchObject({ folders: ['floods'] })
    expect(await post('/folders/move', { from: 'floods', to: 'floods/deeper' })).toMatchObject({
      code: 'file/folder-refused',
    })
  })

  it('are not moved on top of one another', async () => {
    await put('a/report.txt', '1')
    const id = await put('b/report.txt', '2')
    const change = { method: 'PATCH', url: `/api/files/${id}`, payload: { folder: 'a' } } as const
    expect((await owner.inject(change)).json().code).toBe('file/name-taken')
    expect(await post('/folders/move', { from: 'b', to: 'a' })).toMatchObject({ code: 'file/name-taken' })
  })

  it('keep their type when they are renamed', async () => {
    const id = await put('report.txt', '<html>')
    const rename = (name: string) =>
      owner.inject({ method: 'PATCH', url: `/api/files/${id}`, payload: { name } })
    expect((await rename('report.pdf')).json().code).toBe('file/type-mismatch')
    expect((await rename('summary.txt')).json().name).toBe('summary.txt')
  })

  it('are found by a part of their name, and listed a page at a time', async () => {
    for (const name of ['100%.txt', '1000.txt', 'Report_A.txt']) await put(name, 'x')
    expect(await namesIn('search=0%25')).toEqual(['100%.txt'])
    expect(await namesIn('search=report_')).toEqual(['Report_A.txt'])
    const first = await get('?limit=2')
    const second = await get(`?limit=2&cursor=${first.next}`)
    const names = [...first.items, ...second.items].map(({ name }: { name: string }) => name)
    expect(names.sort()).toEqual(['100%.txt', '1000.txt', 'Report_A.txt'])
  })

  it('are seen by others only when they are shared, and changed by none of them', async () => {
    const id = await put('report.txt', 'for all')
    expect(await get(`/${id}`, other)).toMatchObject({ code: 'file/not-found' })
    expect(await get(`/zip?ids=${id}`, other)).toMatchObject({ code: 'file/not-found' })
    await owner.inject({ method: 'PATCH', url: `/api/files/${id}`, payload: { shared: true } })
    expect(await read(`/${id}/content`, other)).toBe('for all')
    expect(await namesIn('of=shared', other)).toEqual(['report.txt'])
    const stranger = await test.as('operator', 'stranger')
    const trash = await stranger.inject({ method: 'DELETE', url: `/api/files/${id}` })
    expect(trash.json().code).toBe('file/not-found')
  })

  it('lie in the trash until somebody takes them out, or empties it', async () => {
    const id = await put('report.txt', 'kept')
    await owner.inject({ method: 'DELETE', url: `/api/files/${id}` })
    expect(await namesIn('')).toEqual([])
    expect(await namesIn('of=trash')).toEqual(['report.txt'])
    await put('report.txt', 'in its place')
    expect(await post(`/${id}/restore`)).toMatchObject({ code: 'file/name-taken' })
    await owner.inject({ method: 'PATCH', url: `/api/files/${id}`, payload: { name: 'report-1.txt' } })
    expect(await post(`/${id}/restore`)).toMatchObject({ trashedAt: null })
    expect(await read(`/${id}/content`)).toBe('kept')
    await owner.inject({ method: 'DELETE', url: `/api/files/${id}` })
    expect((await owner.inject({ method: 'DELETE', url: '/api/files/trash' })).json()).toEqual({ deleted: 1 })
    expect(await get(`/${id}`)).toMatchObject({ code: 'file/not-found' })
  })
})

describe('a preview', () => {
  it('of a picture is small, and drawn once', async () => {
    const id = await put('map.png', pngOf(2_000, 1_000))
    const first = await owner.inject(`/api/files/${id}/preview`)
    expect(first.headers).toMatchObject({ 'content-type': 'image/webp', 'x-preview': 'scaled' })
    const thumbnails = [...test.cos.objects.keys()].filter((key) => key.endsWith('/thumbnail.webp'))
    expect(thumbnails).toHaveLength(1)
    expect((await owner.inject(`/api/files/${id}/preview`)).rawPayload.equals(first.rawPayload)).toBe(true)
  })

  it('of a picture that cannot be drawn is the picture itself', async () => {
    const broken = pngOf(2_000, 1_000).subarray(0, 60)
    const id = await put('broken.png', broken)
    const answer = await owner.inject(`/api/files/${id}/preview`)
    expect(answer.headers).toMatchObject({ 'content-type': 'image/png', 'x-preview': 'whole' })
    expect(answer.rawPayload.equals(broken)).toBe(true)
  })

  it('of a long text is its beginning, and of Markdown its source', async () => {
    const id = await put('notes.md', '# 汛情\n'.repeat(100_000))
    const { headers, rawPayload } = await owner.inject(`/api/files/${id}/preview`)
    expect(headers).toMatchObject({ 'content-type': 'text/plain; charset=utf-8', 'x-preview': 'cut' })
    expect(rawPayload).toHaveLength(256 * 1024)
  })

  it('of a document needs an object storage that draws it', async () => {
    const content = [{ name: '[Content_Types].xml' }, { name: 'word/document.xml' }]
    const id = await put('plan.docx', archiveOf(content))
    expect(await get(`/${id}/preview`)).toMatchObject({ code: 'file/no-preview' })
  })
})

it('is readable again once COS has fetched it from the archive', async () => {
  const id = await put('report.txt', 'asleep')
  const [key = ''] = [...test.cos.objects].find(([, content]) => String(content) === 'asleep') ?? []
  expect(await get(`/${id}`)).toMatchObject({ storageClass: 'STANDARD', readable: 'now' })
  test.cos.classes.set(key, { storageClass: 'ARCHIVE' })
  expect(await get(`/${id}`)).toMatchObject({ storageClass: 'ARCHIVE', readable: 'archived' })
  expect(await get(`/${id}/content`)).toMatchObject({ code: 'file/archived' })
  expect(await post(`/${id}/unarchive`)).toMatchObject({ readable: 'being-restored' })
  expect(await get(`/${id}`)).toMatchObject({ readable: 'being-restored' })
  test.cos.classes.set(key, { storageClass: 'ARCHIVE', restore: 'ongoing-request="false"' })
  expect(await get(`/${id}`)).toMatchObject({ readable: 'now' })
})

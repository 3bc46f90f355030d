import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, startTestApp, type TestApp } from '../../../test/app.ts'
import { type ArchiveEntry, archiveOf } from '../../../test/archives.ts'
import { pngOf } from '../../../test/pictures.ts'
import { TEST_SIGNATURE } from './checks/inspection.ts'
import { GIBIBYTE, MEBIBYTE } from './limits.ts'

let test: TestApp
let owner: Caller
beforeAll(async () => {
  test = await startTestApp()
  owner = await test.as('operator', 'owner')
}, 60_000)
afterAll(() => test.stop())

const send = (name: string, content: string | Buffer, query = '') =>
  owner.inject({
    method: 'POST',
    url: `/api/files?name=${encodeURIComponent(name)}${query}`,
    payload: content,
    headers: { 'content-type': 'application/octet-stream' },
  })

const document: ArchiveEntry[] = [
  { name: '[Content_Types].xml', content: Buffer.from('<Types/>') },
  { name: 'word/document.xml', content: Buffer.from('<w:document/>') },
]
const link = { name: 'inside', content: Buffer.from('/etc/passwd'), mode: 0o120777 }
const bomb = { name: 'zeros.txt', content: Buffer.alloc(64 * MEBIBYTE) }

/** Each with the code that it is refused with. */
const refused: readonly (readonly [what: string, name: string, content: string | Buffer, code: string])[] = [
  ['the test string of scanners', 'eicar.txt', TEST_SIGNATURE, 'file/infected'],
  ['that string amid other text', 'notes.txt', `${'a'.repeat(70_000)}${TEST_SIGNATURE}`, 'file/infected'],
  ['a program', 'setup.exe', 'MZ', 'file/type-refused'],
  ['a page', 'page.html', '<script>alert(1)</script>', 'file/type-refused'],
  ['a drawing with a script', 'logo.svg', '<svg><script>alert(1)</script></svg>', 'file/type-refused'],
  ['no extension', 'readme', 'text', 'file/type-refused'],
  ['a page that calls itself a picture', 'a.png', '<html><script>alert(1)</script>', 'file/type-mismatch'],
  ['a picture that calls itself a text', 'a.txt', pngOf(1, 1), 'file/type-mismatch'],
  [
    'a program that calls itself a text',
    'a.txt',
    Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1]),
    'file/type-mismatch',
  ],
  [
    'a picture of 4 billion pixels',
    'large.png',
    pngOf(65_535, 65_535, { width: 1, height: 1 }),
    'file/picture-too-large',
  ],
  [
    'a picture that is a thread',
    'thin.png',
    pngOf(1, 40_000, { width: 1, height: 1 }),
    'file/picture-too-large',
  ],
  ['a bomb of 64 KiB', 'bomb.zip', archiveOf([bomb]), 'file/archive-too-large'],
  [
    'a bomb that calls itself a document',
    'bomb.docx',
    archiveOf([...document, bomb]),
    'file/archive-too-large',
  ],
  [
    'sizes beyond reason',
    'big.zip',
    archiveOf([{ name: 'a', unpacked: 3 * GIBIBYTE }]),
    'file/archive-too-large',
  ],
  [
    'contents over one another',
    'over.zip',
    archiveOf([{ name: 'a', packed: 9_000 }]),
    'file/archive-too-large',
  ],
  [
    '10,001 files',
    'many.zip',
    archiveOf(Array.from({ length: 10_001 }, (_, i) => ({ name: `${i}` }))),
    'file/archive-too-large',
  ],
  ['an archive in an archive', 'nested.zip', archiveOf([{ name: 'inner.zip' }]), 'file/archive-unsafe'],
  [
    'a path that leads upwards',
    'slip.zip',
    archiveOf([{ name: '../../etc/cron.d/x' }]),
    'file/archive-unsafe',
  ],
  ['an absolute path', 'slip.zip', archiveOf([{ name: '/etc/cron.d/x' }]), 'file/archive-unsafe'],
  ['a path of Windows', 'slip.zip', archiveOf([{ name: '..\\..\\x' }]), 'file/archive-unsafe'],
  ['a link', 'link.zip', archiveOf([link]), 'file/archive-unsafe'],
  ['an archive without a directory', 'cut.zip', archiveOf(document).subarray(0, 80), 'file/archive-unsafe'],
  ['an archive that calls itself a document', 'a.docx', archiveOf([{ name: 'a.txt' }]), 'file/type-mismatch'],
  ['a document that calls itself a table', 'a.xlsx', archiveOf(document), 'file/type-mismatch'],
  ['nothing at all', 'empty.txt', '', 'file/length-wrong'],
]

describe('is refused, and leaves nothing behind', () => {
  it.each(refused)('%s', async (_, name, content, code) => {
    const objects = test.cos.objects.size
    const answer = await send(name, content)
    expect(answer.json().code).toBe(code)
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    expect(test.cos.objects.size).toBe(objects)
    expect(test.cos.uploads.open.size).toBe(0)
    const { items } = (await owner.inject('/api/files')).json()
    expect(items).toEqual([])
  })
})

it.each([
  ['\u202etxt.exe', 'turns the direction of writing'],
  ['a\u200bb.txt', 'has an invisible character'],
  ['../../etc/passwd.txt', 'leads upwards'],
  ['a\\b.txt', 'is a path of Windows'],
  ['nul\u0000.txt', 'has a control character'],
  ['line\nbreak.txt', 'has a line break'],
  ['.htaccess.txt', 'is hidden'],
  ['ends in a dot.txt.', 'ends in a dot'],
  ['<img src=x onerror=alert(1)>.txt', 'is a piece of a page'],
  [`${'长'.repeat(200)}.txt`, 'is too long'],
])('refuses the name %j, which %s', async (name) => {
  expect((await send(name, 'text')).json().code).toBe('request/invalid')
})

it.each([
  ["Robert'); DROP TABLE files;--.txt"],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the name is meant to look like a lookup of log4j.
  ['${jndi:ldap;x}.txt'],
  ['%00%0d%0aSet-Cookie: a=b.txt'],
  ['田中さんにあげて下さい.txt'],
  ['__proto__.txt'],
  ['Ω≈ç√∫˜µ≤≥÷.txt'],
])('takes the name %j for what it is', async (name) => {
  const plain = name.replaceAll(':', '')
  const { fileId } = (await send(plain, 'text')).json()
  const { headers } = await owner.inject(`/api/files/${fileId}/content`)
  const [, encoded = ''] = /filename\*=UTF-8''(.*)$/.exec(String(headers['content-disposition'])) ?? []
  expect(decodeURIComponent(encoded)).toBe(plain)
  expect(headers['set-cookie']).toBeUndefined()
  await owner.inject({ method: 'DELETE', url: `/api/files/${fileId}` })
  await owner.inject({ method: 'DELETE', url: '/api/files/trash' })
})

it.each([
  ['polyglot.gif', Buffer.concat([Buffer.from('GIF89a\x01\x00\x01\x00=1;alert(1)')]), 'image/gif'],
  [
    'scripted.pdf',
    Buffer.from('%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>'),
    'application/pdf',
  ],
  ['page.txt', Buffer.from('<html><script>alert(1)</script>'), 'text/plain; charset=utf-8'],
])('serves %s so that no browser runs it', async (name, content, type) => {
  const { fileId } = (await send(name, content)).json()
  for (const path of ['content', 'preview']) {
    const { headers } = await owner.inject(`/api/files/${fileId}/${path}`)
    expect(headers).toMatchObject({
      'content-type': type,
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/default-src 'none'.*sandbox/),
      'cross-origin-resource-policy': 'same-origin',
    })
  }
})

it('refuses what arrives other than announced, and forgets it', async () => {
  const sha256 = createHash('sha256').update('as announced').digest('hex')
  expect((await send('a.txt', 'not as announced', `&sha256=${sha256}`)).json().code).toBe(
    'file/checksum-wrong',
  )
  expect((await send('a.txt', 'as announced', `&sha256=${sha256}`)).json()).toMatchObject({ state: 'done' })
})

it('counts what is on its way towards the room that a person has', async () => {
  const open = (bytes: number) =>
    owner.inject({ method: 'POST', url: '/api/files/uploads', payload: { name: 'big.mp4', bytes } })
  const first = await open(39 * MEBIBYTE)
  expect(first.statusCode).toBe(201)
  expect((await open(2 * MEBIBYTE)).json().code).toBe('file/quota-used-up')
  await owner.inject({ method: 'DELETE', url: `/api/files/uploads/${first.json().id}` })
  expect((await open(2 * MEBIBYTE)).statusCode).toBe(201)
})

import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { objectsOn } from '../../../test/app.ts'
import { startCosStandIn } from '../../../test/cos-stand-in.ts'
import { startEnvironment, type TestEnvironment } from '../../../test/environment.ts'
import { connectDatabase, type Database } from '../../database/connect.ts'
import { migrate } from '../../database/migrations.ts'
import type { Person } from '../../people/person.ts'
import { createFiles, type Files } from './files.ts'
import { ABANDONED_AFTER_MS, GIBIBYTE, TRASH_MS } from './limits.ts'
import type { UploadWithParts } from './schema.ts'

/** Small, since the stand-in does not mind and the test is faster. */
const partBytes = 64 * 1024
const logger = pino({ level: 'silent' })

let environment: TestEnvironment
let cos: Awaited<ReturnType<typeof startCosStandIn>>
let database: Database
let files: Files
let now = Date.UTC(2026, 10, 22)
let person: Person
let count = 0

beforeAll(async () => {
  environment = await startEnvironment()
  cos = await startCosStandIn('AKIDtest')
  const { address } = environment.postgres
  await migrate(address, join(import.meta.dirname, '../../migrations'), logger)
  database = connectDatabase(address, logger)
  files = createFiles({
    database,
    store: objectsOn(cos),
    clock: () => new Date(now),
    logger,
    quotaBytes: GIBIBYTE,
    partBytes,
    drawsDocuments: false,
  })
}, 60_000)

afterAll(async () => {
  await database?.destroy()
  await cos?.stop()
  await environment?.stop()
})

beforeEach(() => {
  now += 1_000
  person = { id: `person-${++count}`, name: 'Field', role: 'operator' }
})

afterEach(() => {
  cos.faults.length = 0
  cos.uploads.open.clear()
  cos.hooks.beforeAnswer = async () => {}
})

/** Ten parts of text, the last a short one. */
const content = Buffer.from('水位十米。\n'.repeat(Math.ceil((9.5 * partBytes) / 16))).subarray(
  0,
  9.5 * partBytes,
)
const sha256 = createHash('sha256').update(content).digest('hex')
const open = () => files.uploads.open({ folder: '', name: 'log.txt', bytes: content.length, sha256 }, person)
const pieceOf = ({ start, bytes }: { start: number; bytes: number }) => content.subarray(start, start + bytes)

/** As a browser does it: every part straight to its address. */
async function putMissing({ missing }: UploadWithParts): Promise<number[]> {
  const answers = missing.map((part) =>
    fetch(part.url, { method: 'PUT', body: new Uint8Array(pieceOf(part)) }),
  )
  return (await Promise.all(answers)).map(({ status }) => status)
}

async function received(fileId: string | null): Promise<Buffer> {
  const file = await files.files.open(fileId ?? '', undefined, person)
  return buffer(await files.contents.open(file))
}

describe('an upload', () => {
  it('goes straight to COS in parts, and is nothing to see before it is complete', async () => {
    const upload = await open()
    expect(upload).toMatchObject({ partCount: 10, missingCount: 10, state: 'open' })
    expect(await putMissing(upload)).toEqual(Array.from({ length: 10 }, () => 200))
    const before = await files.files.list({ of: 'mine', limit: 10 }, person)
    expect(before.items).toEqual([])
    const done = await files.uploads.complete(upload.id, person)
    expect(done).toMatchObject({ state: 'done', version: 1 })
    expect((await received(done.fileId)).equals(content)).toBe(true)
  })

  it('is resumed with what is missing, straight or through the app', async () => {
    const upload = await open()
    await putMissing({ ...upload, missing: upload.missing.slice(0, 6) })
    const incomplete = files.uploads.complete(upload.id, person)
    await expect(incomplete).rejects.toMatchObject({ code: 'file/parts-missing', details: { count: '4' } })
    const { missing } = await files.uploads.find(upload.id, person)
    expect(missing.map(({ number }) => number)).toEqual([7, 8, 9, 10])
    for (const part of missing)
      await files.uploads.putPart(upload.id, part.number, Readable.from([pieceOf(part)]), person)
    const done = await files.uploads.complete(upload.id, person)
    expect((await received(done.fileId)).equals(content)).toBe(true)
  })

  it('that is completed twice, and at once, makes one version', async () => {
    const upload = await open()
    await putMissing(upload)
    const both = await Promise.all([1, 2].map(() => files.uploads.complete(upload.id, person)))
    const again = await files.uploads.complete(upload.id, person)
    expect(both.concat(again).map(({ version }) => version)).toEqual([1, 1, 1])
  })

  it.each([
    ['empty', Buffer.alloc(0)],
    ['too short', content.subarray(0, 100)],
    ['too long', content.subarray(0, partBytes + 1)],
  ])('takes no part that is %s', async (_, part) => {
    const { id } = await open()
    const putting = files.uploads.putPart(id, 1, Readable.from([part]), person)
    await expect(putting).rejects.toMatchObject({ code: 'file/length-wrong' })
  })

  it('takes no part that it has not, and none once it has ended', async () => {
    const { id } = await open()
    const part = () => Readable.from([content.subarray(0, partBytes)])
    await expect(files.uploads.putPart(id, 11, part(), person)).rejects.toMatchObject({
      code: 'file/part-refused',
    })
    await files.uploads.abandon(id, person)
    await expect(files.uploads.putPart(id, 1, part(), person)).rejects.toMatchObject({
      code: 'file/part-refused',
    })
  })

  it('of a part that was changed on its way is refused, and its room is free again', async () => {
    const upload = await open()
    await putMissing(upload)
    const [partial] = cos.uploads.open.values()
    partial?.parts.set(3, Buffer.alloc(partBytes, 'x'))
    const completing = files.uploads.complete(upload.id, person)
    await expect(completing).rejects.toMatchObject({ code: 'file/checksum-wrong' })
    await expect(files.uploads.complete(upload.id, person)).rejects.toMatchObject({
      code: 'file/checksum-wrong',
    })
    const left = await database
      .selectFrom('file_objects')
      .select('key')
      .where('owner_id', '=', person.id)
      .execute()
    expect(left).toEqual([])
  })
})

describe('bad luck', () => {
  /** A fault for the first request whose address has this in it. */
  function strike(where: string, fault: (typeof cos.faults)[number], times = 1): void {
    let left = times
    cos.hooks.beforeAnswer = async ({ url = '' }) => {
      if (url.includes(where) && left-- > 0) cos.faults.push(fault)
    }
  }

  it.each(['reset', 503, 'lost', 500] as const)('of %s in part 7 of 10 goes unnoticed', async (fault) => {
    const upload = await open()
    strike('partNumber=7', fault)
    for (const part of upload.missing)
      await files.uploads.putPart(upload.id, part.number, Readable.from([pieceOf(part)]), person)
    expect(await files.uploads.complete(upload.id, person)).toMatchObject({ state: 'done' })
  })

  it('of an answer that is lost when the parts are put together goes unnoticed', async () => {
    const upload = await open()
    await putMissing(upload)
    // The first request asks for the parts, the second puts them together.
    strike('uploadId=', 'lost', 2)
    const done = await files.uploads.complete(upload.id, person)
    expect((await received(done.fileId)).equals(content)).toBe(true)
  })

  it('of connections that break in the middle of a download goes unnoticed', async () => {
    const wanted = { folder: '', name: 'a.txt', bytes: content.length }
    const small = { ...wanted, bytes: 300_000 }
    const { fileId } = await files.uploads.receive(
      small,
      Readable.from([content.subarray(0, 300_000)]),
      person,
    )
    cos.faults.push('cut', 503, 'cut', 'cut')
    expect((await received(fileId)).equals(content.subarray(0, 300_000))).toBe(true)
  })

  it.each([
    ['shorter', 'whole'],
    ['changed', 'wh0le content'],
    ['gone', undefined],
  ])('of an object that became %s is noticed, and it is never served whole', async (_, damaged) => {
    const wanted = { folder: '', name: 'a.txt', bytes: 13 }
    const { fileId } = await files.uploads.receive(
      wanted,
      Readable.from([Buffer.from('whole content')]),
      person,
    )
    const { key } = await files.files.open(fileId ?? '', undefined, person)
    if (damaged === undefined) cos.objects.delete(key)
    else cos.objects.set(key, Buffer.from(damaged))
    await expect(received(fileId)).rejects.toMatchObject({ code: 'file/damaged' })
  })

  it('of COS that stays away leaves an upload that can be completed later', async () => {
    const upload = await open()
    await putMissing(upload)
    strike('/', 503, Number.POSITIVE_INFINITY)
    await expect(files.uploads.complete(upload.id, person)).rejects.toMatchObject({
      code: 'dependency/unavailable',
    })
    strike('/', 503, 0)
    expect(await files.uploads.complete(upload.id, person)).toMatchObject({ state: 'done' })
  })

  it('of a sender that vanishes leaves nothing', async () => {
    const half = new Readable({ read() {} })
    half.push(content.subarray(0, partBytes + 1))
    const objects = cos.objects.size
    const receiving = files.uploads.receive({ folder: '', name: 'a.txt', bytes: 2 * partBytes }, half, person)
    half.on('error', () => {}).destroy(new Error('connection lost'))
    await expect(receiving).rejects.toThrow('connection lost')
    expect(cos.objects.size).toBe(objects)
    expect(cos.uploads.open.size).toBe(0)
  })
})

describe('the sweep', () => {
  it('removes what vanished clients, crashes and the trash left, and nothing else', async () => {
    const receive = (name: string) =>
      files.uploads.receive({ folder: '', name, bytes: 4 }, Readable.from([Buffer.from('text')]), person)
    const kept = await receive('kept.txt')
    const trashed = await receive('trashed.txt')
    await files.files.trash(trashed.fileId ?? '', person)
    const { key } = await files.files.open(trashed.fileId ?? '', undefined, person)
    now += TRASH_MS - ABANDONED_AFTER_MS / 2
    await files.sweep.run()
    const half = await open()
    await putMissing({ ...half, missing: half.missing.slice(0, 3) })
    // As if the process had died between COS's answer and the note of it.
    await database
      .deleteFrom('file_uploads')
      .where('id', '=', (await open()).id)
      .execute()
    expect(cos.uploads.open.size).toBe(2)
    expect(cos.objects.has(key)).toBe(true)

    await files.sweep.run()
    expect(cos.uploads.open.size).toBe(2)
    now += ABANDONED_AFTER_MS + 1_000
    expect(await files.sweep.run()).toMatchObject({ files: 1, objects: 3 })
    expect(cos.uploads.open.size).toBe(0)
    expect(cos.objects.has(key)).toBe(false)
    expect(String(await received(kept.fileId))).toBe('text')
    await expect(files.uploads.complete(half.id, person)).rejects.toMatchObject({
      code: 'file/upload-not-found',
    })
    expect(await files.sweep.run()).toEqual({ files: 0, uploads: 0, objects: 0 })
  })
})

it('reads a range without the rest', async () => {
  const wanted = { folder: '', name: 'a.txt', bytes: 13 }
  const { fileId } = await files.uploads.receive(
    wanted,
    Readable.from([Buffer.from('whole content')]),
    person,
  )
  const file = await files.files.open(fileId ?? '', undefined, person)
  expect(await text(await files.contents.open(file, { start: 6, end: 12 }))).toBe('content')
})

import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Arrival, Blobs, type Segment } from './blobs.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'blobs-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function filesBelow(): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
}

async function kept(blobs: Blobs, content: string): Promise<Segment> {
  const arrival: Arrival = await blobs.receive(Readable.from([Buffer.from(content)]))
  arrival.keep()
  return arrival
}

const contentOf = (blobs: Blobs, segments: readonly Segment[], start: number, end: number) =>
  text(Readable.from(blobs.read(segments, start, end)))

test('segments read as one, from any byte to any other', async () => {
  const blobs = new Blobs(folder, 1)
  const segments = [await kept(blobs, 'abc'), await kept(blobs, ''), await kept(blobs, 'defg')]
  expect(await contentOf(blobs, segments, 0, 6)).toBe('abcdefg')
  expect(await contentOf(blobs, segments, 2, 3)).toBe('cd')
  expect(await contentOf(blobs, segments, 4, 6)).toBe('efg')
})

test('a source that breaks off leaves nothing', async () => {
  const blobs = new Blobs(folder, 1)
  const broken = Readable.from(
    (async function* () {
      yield Buffer.from('half')
      throw new Error('gone')
    })(),
  )
  await expect(blobs.receive(broken)).rejects.toThrow('gone')
  expect(await filesBelow()).toEqual([])
})

test('a reader reads to the end what is discarded meanwhile', async () => {
  const blobs = new Blobs(folder, 1)
  const segments = [await kept(blobs, 'abc'), await kept(blobs, 'def')]
  const reading = blobs.read(segments, 0, 5)
  expect(String((await reading.next()).value)).toBe('abc')
  blobs.discard(segments)
  expect(String((await reading.next()).value)).toBe('def')
  expect((await reading.next()).done).toBe(true)
  await expect.poll(filesBelow).toEqual([])
})

test('a shared copy outlives its source', async () => {
  const blobs = new Blobs(folder, 1)
  const source = [await kept(blobs, 'abc')]
  const copy = blobs.share(source)
  blobs.discard(source)
  await expect.poll(filesBelow).toHaveLength(1)
  expect(await contentOf(blobs, copy, 0, 2)).toBe('abc')
})

test('what an earlier life left without a record is swept, what it recorded stays', async () => {
  const earlier = new Blobs(folder, 1)
  const recorded = await kept(earlier, 'recorded')
  await kept(earlier, 'orphan')
  await earlier.receive(Readable.from([Buffer.from('still arriving')]))

  const blobs = new Blobs(folder, 2)
  const fresh = await kept(blobs, 'fresh')
  await blobs.sweep((blob) => blob === recorded.blob)
  expect((await filesBelow()).toSorted()).toEqual([recorded.blob, fresh.blob].toSorted())
})

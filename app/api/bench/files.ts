import { once } from 'node:events'
import { open } from 'node:fs/promises'
import { get, type IncomingMessage } from 'node:http'
import { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pLimit from 'p-limit'
import type { z } from 'zod'
import { MEBIBYTE, PART_BYTES } from '../src/features/files/limits.ts'
import { address, filePage, upload as uploadState, uploadWithParts } from '../src/features/files/schema.ts'
import { type Figure, tell } from './figure.ts'
import { startWorld, type World } from './files/world.ts'

/**
 * A large file to COS and back: by the bare SDK, straight from a client with addresses from the app, and through the
 * app. The app's figures include that it reads and checks the whole file before anybody sees it.
 *
 * node app/api/bench/files.ts [--mib 1024] [--turns 3] [--json]
 */
const mib = wordAfter('--mib', 1024)
const turns = wordAfter('--turns', 3)
const AIM_OF_BARE = 0.8
/** Whatever the size of the files: parts on their way, and what the collector has not come to yet. */
const AIM_OF_MEMORY_MIB = 160
/** As the SDK has by default. */
const PARTS_AT_ONCE = 3

const ways: Readonly<Record<string, (world: World, turn: number) => Promise<unknown>>> = {
  'upload, bare SDK': ({ cos, at, file }, turn) =>
    cos.sliceUploadFile({
      ...at,
      Key: `bare-${turn}`,
      FilePath: file,
      ChunkSize: PART_BYTES,
    }),
  'upload, straight': (world, turn) => upload(world, `straight-${turn}.txt`, 'straight'),
  'upload, through the app': (world, turn) => upload(world, `through-${turn}.txt`, 'through'),
  'download, bare SDK': ({ cos, at }, turn) =>
    cos.getObject({ ...at, Key: `bare-${turn}`, Output: nowhere() }),
  'download, straight': (world, turn) => download(world, `straight-${turn}.txt`, 'straight'),
  'download, through the app': (world, turn) => download(world, `through-${turn}.txt`, 'through'),
}

const world = await startWorld(mib * MEBIBYTE)
try {
  const seconds = new Map<string, number[]>(Object.keys(ways).map((way) => [way, []]))
  const idle = await world.peakMemory()
  let peak = 0
  for (let turn = 1; turn <= turns; turn++) {
    for (const [way, go] of Object.entries(ways)) {
      const started = performance.now()
      await go(world, turn)
      seconds.get(way)?.push((performance.now() - started) / 1000)
    }
    peak = Math.max(peak, await world.peakMemory())
  }
  tell([...figuresOf(seconds), memoryFigure(peak - idle)])
} finally {
  await world.stop()
}

/** The best turn of each, since whatever else the machine does only makes it slower. */
function figuresOf(seconds: ReadonlyMap<string, readonly number[]>): Figure[] {
  const rate = (way: string) => mib / Math.min(...(seconds.get(way) ?? []))
  return [...seconds.keys()].flatMap((way): Figure[] => {
    const bare = way.startsWith('upload') ? 'upload, bare SDK' : 'download, bare SDK'
    if (way === bare) return [{ what: way, median: rate(way), unit: 'MiB/s', runs: turns }]
    const share = rate(way) / rate(bare)
    return [{ what: `${way}, of the bare SDK`, median: share, unit: '×', runs: turns, least: AIM_OF_BARE }]
  })
}

function memoryFigure(bytes: number): Figure {
  const what = `memory beyond idle, files of ${mib} MiB`
  return { what, median: bytes / MEBIBYTE, unit: 'MiB', runs: turns, aim: AIM_OF_MEMORY_MIB }
}

/** As the console does it: a ticket, the parts, and the word that they are all there. */
async function upload(
  { url, headers, file, bytes }: World,
  name: string,
  road: 'straight' | 'through',
): Promise<void> {
  const opened = await ask(uploadWithParts, `${url}/api/files/uploads`, headers, { name, bytes })
  const source = await open(file)
  const limit = pLimit(PARTS_AT_ONCE)
  const tell = () => ask(uploadWithParts, `${url}/api/files/uploads/${opened.id}`, headers)
  for (let told = opened; told.missingCount > 0; told = await tell()) {
    const puts = told.missing.map((part) =>
      limit(async () => {
        const body = new Uint8Array(part.bytes)
        await source.read(body, 0, part.bytes, part.start)
        const through = `${url}/api/files/uploads/${opened.id}/parts/${part.number}`
        const answer = await fetch(road === 'straight' ? part.url : through, {
          method: 'PUT',
          body,
          ...(road === 'through' && { headers: { ...headers, 'content-type': 'application/octet-stream' } }),
        })
        if (!answer.ok) throw new Error(await answer.text())
        await answer.arrayBuffer()
      }),
    )
    await Promise.all(puts)
  }
  await source.close()
  while (
    (await ask(uploadState, `${url}/api/files/uploads/${opened.id}/complete`, headers, {})).state !== 'done'
  );
}

async function download(
  { url, headers, bytes }: World,
  name: string,
  road: 'straight' | 'through',
): Promise<void> {
  const { items } = await ask(filePage, `${url}/api/files?search=${name}`, headers)
  const file = `${url}/api/files/${items[0]?.id}`
  const request =
    road === 'through'
      ? get(`${file}/content`, { headers })
      : get((await ask(address, `${file}/address`, headers)).url)
  const [answer]: IncomingMessage[] = await once(request, 'response')
  const sink = nowhere()
  if (answer) await pipeline(answer, sink)
  if (sink.bytes !== bytes) throw new Error(`${sink.bytes} of ${bytes} bytes arrived`)
}

async function ask<T>(
  answered: z.ZodType<T>,
  url: string,
  headers: Record<string, string>,
  body?: object,
): Promise<T> {
  const json = { 'content-type': 'application/json', ...headers }
  const answer = await fetch(
    url,
    body ? { method: 'POST', headers: json, body: JSON.stringify(body) } : { headers },
  )
  if (!answer.ok) throw new Error(await answer.text())
  return answered.parse(await answer.json())
}

function nowhere() {
  const sink = new Writable({
    write(chunk: Buffer, _, done) {
      counted.bytes += chunk.length
      done()
    },
  })
  const counted = Object.assign(sink, { bytes: 0 })
  return counted
}

function wordAfter(name: string, otherwise: number): number {
  const at = process.argv.indexOf(name)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}

import { once } from 'node:events'
import { request } from 'node:http'
import { Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { bareServer, emulatedCos, type ObjectServer } from '../cos/servers.ts'
import { type Figure, middleOf, type Suite, secondsOf } from '../figure.ts'

/** MiB. */
const object = Number(process.env.BENCH_OBJECT ?? 256)
const large = 1024
const rounds = 5
const chunk = Buffer.alloc(1024 * 1024, 'a line of text that says nothing\n')

/** Large objects in the emulated COS, beside servers that hash and write and do nothing else. By turns. */
export const cos: Suite = async (progress) => {
  const servers = await Promise.all([emulatedCos(), bareServer('md5+crc64'), bareServer('md5')])
  const [emulated, bare, simpler] = servers
  const figures: Figure[] = []
  const add = (figure: Figure) => {
    figures.push(figure)
    progress(`${figure.what}: ${figure.median.toFixed(2)} ${figure.unit}`)
  }
  const compared = async (transfer: typeof put, floor: ObjectServer) => {
    const ratios: number[] = []
    for (let round = 0; round < rounds; round++) {
      const ours = await secondsOf(() => transfer(emulated, object))
      ratios.push((await secondsOf(() => transfer(floor, object))) / ours)
    }
    return middleOf(ratios)
  }
  try {
    const of = `of ${object} MiB, of what a bare server does`
    add({ what: `PUT ${of}`, unit: '×', least: 0.8, ...(await compared(put, bare)) })
    add({ what: `PUT ${of} that needs no CRC64`, unit: '×', ...(await compared(put, simpler)) })
    await put(bare, object)
    add({ what: `GET ${of}`, unit: '×', least: 0.8, ...(await compared(get, bare)) })
    const before = emulated.peakMemory()
    await put(emulated, large)
    await get(emulated, large)
    const grown = emulated.peakMemory() - before
    add({ what: `memory that ${large} MiB more take`, unit: 'MiB', aim: large / 8, ...middleOf([grown]) })
    return figures
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
  }
}

async function put(server: ObjectServer, size: number): Promise<void> {
  const sent = request(server.request('PUT'))
  sent.setHeader('Content-Length', size * chunk.length)
  const answered = once(sent, 'response')
  await pipeline(Readable.from(repeated(size)), sent)
  await received((await answered)[0])
}

async function get(server: ObjectServer, size: number): Promise<void> {
  const sent = request(server.request('GET')).end()
  const [answer] = await once(sent, 'response')
  const bytes = await received(answer)
  if (bytes !== size * chunk.length) throw new Error(`GET ${bytes} bytes instead of ${size} MiB`)
}

async function received(answer: Readable & { readonly statusCode?: number }): Promise<number> {
  let bytes = 0
  const counting = new Writable({
    write(part: Buffer, _encoding, done) {
      bytes += part.length
      done()
    },
  })
  await pipeline(answer, counting)
  if (answer.statusCode !== 200) throw new Error(`HTTP ${answer.statusCode}`)
  return bytes
}

function* repeated(count: number): Generator<Buffer> {
  for (let number = 0; number < count; number++) yield chunk
}

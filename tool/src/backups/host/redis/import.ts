import { createInterface } from 'node:readline'
import { PassThrough } from 'node:stream'
import type { RedisPart } from '../manifest.ts'
import { type Opening, readPart } from '../read-part.ts'
import { connectRedis, type RedisServer } from './connection.ts'
import type { StoredKey } from './export.ts'

/** Keys that are sent at once. */
const batch = 200

/**
 * Brings keys back that are not there. Read once to its end before the first is written: what was damaged on its way
 * never reaches Redis. What is there stays as it is, and what would have ended meanwhile stays away.
 *
 * @returns how many came back
 */
export async function importKeys(
  part: RedisPart,
  source: () => AsyncIterable<Buffer>,
  opening: Opening,
  server: RedisServer,
): Promise<number> {
  await readPart(part, source(), opening, new PassThrough().resume())
  const connection = await connectRedis(server)
  try {
    const lines = new PassThrough()
    const reading = readPart(part, source(), opening, lines)
    let written = 0
    let held: StoredKey[] = []
    const flush = async () => {
      const now = Date.now()
      const lasting = held.filter(({ expiresAt }) => expiresAt === 0 || expiresAt > now)
      held = []
      const present = await connection.send(...lasting.map(({ key }) => ['EXISTS', bytes(key)]))
      const missing = lasting.filter((_, index) => present[index] === 0)
      await connection.send(...missing.map(restoring))
      written += missing.length
    }
    for await (const line of createInterface({ input: lines })) {
      held.push(JSON.parse(line))
      if (held.length >= batch) await flush()
    }
    await flush()
    await reading
    return written
  } finally {
    connection.end()
  }
}

function restoring({ key, value, expiresAt }: StoredKey) {
  return ['RESTORE', bytes(key), String(expiresAt), bytes(value), 'ABSTTL']
}

function bytes(base64: string): Buffer {
  return Buffer.from(base64, 'base64')
}

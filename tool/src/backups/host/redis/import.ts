import { createInterface } from 'node:readline'
import { PassThrough } from 'node:stream'
import type { RedisServer } from '../../../databases/clients/redis/connection.ts'
import { connectShards, type Shards } from '../../../databases/clients/redis/shards.ts'
import type { RedisPart } from '../manifest.ts'
import { type Opening, readPart } from '../read-part.ts'
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
  const shards = await connectShards(server)
  try {
    const lines = new PassThrough()
    const reading = readPart(part, source(), opening, lines)
    let written = 0
    let held: StoredKey[] = []
    const flush = async () => {
      const now = Date.now()
      const lasting = held.filter(({ expiresAt }) => expiresAt === 0 || expiresAt > now)
      held = []
      written += await writeMissing(lasting, shards)
    }
    for await (const line of createInterface({ input: lines })) {
      held.push(JSON.parse(line))
      if (held.length >= batch) await flush()
    }
    await flush()
    await reading
    return written
  } finally {
    shards.end()
  }
}

async function writeMissing(keys: readonly StoredKey[], shards: Shards): Promise<number> {
  const owners = await shards.of(keys.map(({ key }) => bytes(key)))
  const counts = shards.all.map(async (shard) => {
    const own = keys.filter((_, index) => owners[index] === shard)
    const present = await shard.connection.send(...own.map(({ key }) => ['EXISTS', bytes(key)]))
    const missing = own.filter((_, index) => present[index] === 0)
    await shard.connection.send(...missing.map(restoring))
    return missing.length
  })
  return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0)
}

function restoring({ key, value, expiresAt }: StoredKey) {
  return ['RESTORE', bytes(key), String(expiresAt), bytes(value), 'ABSTTL']
}

function bytes(base64: string): Buffer {
  return Buffer.from(base64, 'base64')
}

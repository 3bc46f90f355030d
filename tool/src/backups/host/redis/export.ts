import type { RedisConnection, RedisServer } from '../../../databases/clients/redis/connection.ts'
import { connectShards } from '../../../databases/clients/redis/shards.ts'
import type { RedisPart } from '../manifest.ts'
import { type Writing, writePart } from '../write-part.ts'

/** A key as it is stored: one JSON line. */
export interface StoredKey {
  /** Base64, here and below: keys and values may be any bytes. */
  readonly key: string
  /** As DUMP writes it: of any type, with a checksum of Redis's own. */
  readonly value: string
  /** When it ends, in milliseconds since the epoch; 0 for never. */
  readonly expiresAt: number
}

/** Keys that are asked for at once. */
const count = 500

/**
 * Backs up the keys that begin with one of these. Each is as it was at some moment while this went on, which is what
 * Redis can promise without standing still.
 */
export async function exportKeys(
  writing: Writing,
  server: RedisServer,
  prefixes: readonly string[],
): Promise<RedisPart> {
  const shards = await connectShards(server)
  let keys = 0
  async function* lines(): AsyncGenerator<Buffer> {
    for (const { connection } of shards.all)
      for await (const key of keysBelow(connection, prefixes)) {
        keys++
        yield Buffer.from(`${JSON.stringify(key)}\n`)
      }
  }
  try {
    const stored = await writePart(writing, 'redis/keys.jsonl', lines())
    return { kind: 'redis', ...stored, keys }
  } finally {
    shards.end()
  }
}

async function* keysBelow(
  connection: RedisConnection,
  prefixes: readonly string[],
): AsyncGenerator<StoredKey> {
  // SCAN may tell a key more than once.
  const told = new Set<string>()
  for (const prefix of prefixes) {
    let cursor = '0'
    do {
      const scan = ['SCAN', cursor, 'MATCH', `${escaped(prefix)}*`, 'COUNT', String(count)]
      const [answer] = await connection.send(scan)
      const [next, found] = answer as [Buffer, Buffer[]]
      cursor = next.toString()
      const fresh = found.filter((key) => !told.has(key.toString('base64')))
      for (const key of fresh) told.add(key.toString('base64'))
      yield* await read(connection, fresh)
    } while (cursor !== '0')
  }
}

async function read(connection: RedisConnection, keys: readonly Buffer[]): Promise<StoredKey[]> {
  const answers = await connection.send(
    ...keys.flatMap((key) => [
      ['DUMP', key],
      ['PTTL', key],
    ]),
  )
  return keys.flatMap((key, index) => {
    const [value, left] = [answers[2 * index], Number(answers[2 * index + 1])]
    // Gone since it was told.
    if (!Buffer.isBuffer(value) || left === -2) return []
    const expiresAt = left < 0 ? 0 : Date.now() + left
    return [{ key: key.toString('base64'), value: value.toString('base64'), expiresAt }]
  })
}

/** As a pattern that means itself. */
function escaped(prefix: string): string {
  return prefix.replace(/[\\*?[\]]/g, '\\$&')
}

import { connectRedis, type RedisConnection, type RedisServer } from './connection.ts'
import type { Reply } from './replies.ts'

/** One that has a share of the keys; all of them, where there is one server, or a proxy that looks like one. */
export interface Shard {
  /** `10.0.0.7:6379` */
  readonly name: string
  readonly connection: RedisConnection
  has(slot: number): boolean
}

export interface Shards {
  readonly all: readonly Shard[]
  /** On which of them each key lies. */
  of(keys: readonly Buffer[]): Promise<Shard[]>
  end(): void
}

/** Where a shard answers, and the slots that it has. */
interface Place {
  readonly server: RedisServer
  readonly ranges: readonly (readonly [number, number])[]
}

/** Connects to each shard. One that does not answer fails all: of a share of the keys nothing would be said. */
export async function connectShards(entrance: RedisServer): Promise<Shards> {
  if (!entrance.direct) return together([await toShard({ server: entrance, ranges: [] })])
  const places = await placesBehind(entrance)
  const attempts = await Promise.allSettled(places.map(toShard))
  const shards = attempts.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []))
  const failed = attempts.find((attempt) => attempt.status === 'rejected')
  if (failed === undefined) return together(shards)
  for (const { connection } of shards) connection.end()
  throw failed.reason
}

/** What `work` finds at each shard. */
export async function atEachShard<T>(
  entrance: RedisServer,
  work: (shard: Shard, all: readonly Shard[]) => Promise<T>,
): Promise<T[]> {
  const shards = await connectShards(entrance)
  try {
    return await Promise.all(shards.all.map((shard) => work(shard, shards.all)))
  } finally {
    shards.end()
  }
}

/** The server, or those that have a share of the keys each where it is one of several. */
export async function serversBehind(entrance: RedisServer): Promise<RedisServer[]> {
  return entrance.direct ? (await placesBehind(entrance)).map(({ server }) => server) : [entrance]
}

async function placesBehind(entrance: RedisServer): Promise<Place[]> {
  const connection = await connectRedis(entrance)
  try {
    const [answer] = await connection.send(['CLUSTER', 'SLOTS'])
    return placesIn(answer, entrance)
  } finally {
    connection.end()
  }
}

/** Of `CLUSTER SLOTS`, the masters: https://redis.io/docs/latest/commands/cluster-slots/ */
export function placesIn(answer: Reply | undefined, entrance: RedisServer): Place[] {
  const places = new Map<string, { server: RedisServer; ranges: [number, number][] }>()
  for (const range of listIn(answer)) {
    const [first, last, master] = listIn(range)
    const [host, port] = listIn(master)
    // A node that does not know its own address is where we asked.
    const server = { ...entrance, host: String(host ?? '') || entrance.host, port: Number(port) }
    const place = places.get(nameOf(server)) ?? { server, ranges: [] }
    place.ranges.push([Number(first), Number(last)])
    places.set(nameOf(server), place)
  }
  if (places.size === 0) throw new Error('No shard of the Redis cluster has any keys to keep')
  return [...places.values()]
}

function listIn(reply: Reply | undefined): readonly Reply[] {
  return Array.isArray(reply) ? reply : []
}

async function toShard({ server, ranges }: Place): Promise<Shard> {
  const name = nameOf(server)
  const connection = await connectRedis(server).catch((error: Error) => {
    // Without a cause: readers tell that alone, and the name is what matters.
    throw server.direct ? new Error(`shard ${name}: ${error.message}`) : error
  })
  return { name, connection, has: (slot) => ranges.some(([first, last]) => first <= slot && slot <= last) }
}

function together(all: readonly Shard[]): Shards {
  const [first] = all
  if (first === undefined) throw new Error('There is no Redis to connect to')
  return {
    all,
    async of(keys) {
      if (all.length === 1) return keys.map(() => first)
      const slots = await first.connection.send(...keys.map((key) => ['CLUSTER', 'KEYSLOT', key]))
      return slots.map((slot) => ownerAmong(all, Number(slot)))
    },
    end: () => {
      for (const { connection } of all) connection.end()
    },
  }
}

function ownerAmong(shards: readonly Shard[], slot: number): Shard {
  const owner = shards.find((shard) => shard.has(slot))
  if (owner === undefined) throw new Error(`No shard of the Redis cluster has slot ${slot}`)
  return owner
}

export function nameOf({ host, port }: Pick<RedisServer, 'host' | 'port'>): string {
  return `${host}:${port}`
}

import { setTimeout as pause } from 'node:timers/promises'
import type { RedisConnection } from '../../clients/redis/connection.ts'
import type { BigKey, BigKeys, KeyGroup, Limits } from './order.ts'

/** Keys that are asked for at once: some milliseconds of Redis's time. */
const count = 200
const told = 20
/** Groups that are told apart; more are of an app that puts no meaning into beginnings. */
const mostGroups = 1_000

/**
 * Looks at keys one after the other and tells the biggest. After each batch Redis rests for as long as it took: people
 * find it free at least half of the time.
 */
export async function findBigKeys(redis: RedisConnection, limits: Limits): Promise<BigKeys> {
  const deadline = performance.now() + limits.seconds * 1000
  const groups = new Map<string, { keys: number; bytes: number }>()
  let biggest: Measured[] = []
  let looked = 0
  let cursor = '0'
  const [keys] = await redis.send(['DBSIZE'])
  do {
    const begun = performance.now()
    const [answer] = await redis.send(['SCAN', cursor, 'COUNT', String(count)])
    const [next, found] = answer as [Buffer, Buffer[]]
    cursor = next.toString()
    const measured = await measure(redis, found)
    for (const one of measured) note(groups, one)
    biggest = biggestOf([...biggest, ...measured])
    looked += measured.length
    await pause(performance.now() - begun)
  } while (cursor !== '0' && looked < limits.keys && performance.now() < deadline)
  return {
    keys: Number(keys),
    looked,
    biggest: await Promise.all(biggest.map((one) => describe(redis, one))),
    groups: biggestOf(
      Array.from(
        groups,
        ([prefix, { keys: members, bytes }]): KeyGroup => ({ prefix, keys: members, bytes }),
      ),
    ),
  }
}

/** What was found at several shards, as if it were one. */
export function together(found: readonly BigKeys[]): BigKeys {
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
  const groups = Map.groupBy(
    found.flatMap((one) => one.groups),
    ({ prefix }) => prefix,
  )
  return {
    keys: sum(found.map(({ keys }) => keys)),
    looked: sum(found.map(({ looked }) => looked)),
    biggest: biggestOf(found.flatMap(({ biggest }) => biggest)),
    groups: biggestOf(
      Array.from(groups, ([prefix, parts]) => ({
        prefix,
        keys: sum(parts.map(({ keys }) => keys)),
        bytes: sum(parts.map(({ bytes }) => bytes)),
      })),
    ),
  }
}

function biggestOf<Sized extends { readonly bytes: number }>(found: readonly Sized[]): Sized[] {
  return found.toSorted((a, b) => b.bytes - a.bytes).slice(0, told)
}

interface Measured {
  readonly key: Buffer
  readonly bytes: number
}

async function measure(redis: RedisConnection, keys: readonly Buffer[]): Promise<Measured[]> {
  const answers = await redis.send(...keys.map((key) => ['MEMORY', 'USAGE', key]))
  // One that went since it was told has no size.
  return keys.flatMap((key, index) =>
    answers[index] === null ? [] : [{ key, bytes: Number(answers[index]) }],
  )
}

function note(groups: Map<string, { keys: number; bytes: number }>, { key, bytes }: Measured): void {
  const [beginning = '', ...rest] = key.toString().split(':')
  const prefix = rest.length === 0 ? '' : `${beginning}:`
  const group = groups.get(prefix)
  if (group === undefined && groups.size >= mostGroups) return
  groups.set(prefix, { keys: (group?.keys ?? 0) + 1, bytes: (group?.bytes ?? 0) + bytes })
}

/** How members are counted, by type. */
const lengths: Readonly<Record<string, string>> = {
  string: 'STRLEN',
  hash: 'HLEN',
  list: 'LLEN',
  set: 'SCARD',
  zset: 'ZCARD',
  stream: 'XLEN',
}

async function describe(redis: RedisConnection, { key, bytes }: Measured): Promise<BigKey> {
  const [type, endsIn] = await redis.send(['TYPE', key], ['TTL', key])
  const command = lengths[String(type)]
  const [length] = command === undefined ? [0] : await redis.send([command, key])
  return {
    key: key.toString(),
    bytes,
    type: String(type),
    length: Number(length),
    endsIn: Number(endsIn),
  }
}

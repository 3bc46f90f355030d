/** The program that a host runs to look into Redis: `node main.ts ORDER`. It needs Node and nothing else. */
import { readFileSync } from 'node:fs'
import { atEachShard } from '../../clients/redis/shards.ts'
import { findBigKeys, together } from './big-keys.ts'
import type { BigKeys, Limits, RedisOrder, ShardInfo } from './order.ts'

const [, , file = ''] = process.argv
const order: RedisOrder = JSON.parse(readFileSync(file, 'utf8'))
const found = order.task === 'info' ? await infos() : await bigKeys(order.limits)
process.stdout.write(`tengyun-found: ${JSON.stringify(found)}\n`)

function infos(): Promise<ShardInfo[]> {
  return atEachShard(order.server, async ({ name, connection }) => {
    const [answer] = await connection.send(['INFO'])
    return { shard: name, info: String(answer) }
  })
}

/** Each shard is looked at for itself, all at the same time: what one has to do costs the others nothing. */
async function bigKeys(limits: Limits): Promise<BigKeys> {
  return together(
    await atEachShard(order.server, ({ connection }, { length }) =>
      findBigKeys(connection, shareOf(limits, length)),
    ),
  )
}

function shareOf({ keys, seconds }: Limits, shards: number): Limits {
  return { keys: Math.ceil(keys / shards), seconds }
}

/** The program that a host runs to look into Redis: `node main.ts ORDER`. It needs Node and nothing else. */
import { readFileSync } from 'node:fs'
import { connectRedis } from '../../../backups/host/redis/connection.ts'
import { findBigKeys } from './big-keys.ts'
import type { RedisOrder } from './order.ts'

const [, , file = ''] = process.argv
const order: RedisOrder = JSON.parse(readFileSync(file, 'utf8'))
const connection = await connectRedis(order.server)
const found =
  order.task === 'info'
    ? String((await connection.send(['INFO']))[0])
    : await findBigKeys(connection, order.limits)
connection.end()
process.stdout.write(`tengyun-found: ${JSON.stringify(found)}\n`)

import { connect } from 'node:tls'
import { connectRedis, type RedisServer } from '../../databases/clients/redis/connection.ts'
import { nameOf, serversBehind } from '../../databases/clients/redis/shards.ts'
import { type Manners, mannersOf } from './manners.ts'
import type { ByShard } from './order.ts'

const ping = Buffer.from('PING\r\n')

export function lookAtRedis(entrance: RedisServer, authority: string): Promise<ByShard<Manners>> {
  return byShard(entrance, ({ host, port }) =>
    mannersOf({ address: { ip: host, port }, authority, greeting: ping }),
  )
}

/** What it says to a stranger who comes encrypted. */
export function askWithoutPassword(entrance: RedisServer, authority: string): Promise<ByShard<string>> {
  return byShard(entrance, async ({ host, port }) => {
    const socket = connect({ host, port, ca: authority, timeout: 5_000 })
    try {
      const answer = await new Promise<Buffer>((done, failed) => {
        socket.once('data', done).once('error', failed)
        socket.once('close', () => failed(new Error('it hung up')))
        socket.once('secureConnect', () => socket.write(ping))
      })
      return answer.toString().trim()
    } finally {
      socket.destroy()
    }
  })
}

/** https://redis.io/docs/latest/commands/info/ */
export function readInfo(entrance: RedisServer): Promise<ByShard<Readonly<Record<string, string>>>> {
  return byShard(entrance, async (server) => {
    const connection = await connectRedis(server)
    try {
      const [answer] = await connection.send(['INFO'])
      const pairs = String(answer).matchAll(/^([a-z_0-9]+):(.*?)\r?$/gm)
      return Object.fromEntries(Array.from(pairs, ([, name, value]) => [name, value]))
    } finally {
      connection.end()
    }
  })
}

async function byShard<Found>(
  entrance: RedisServer,
  look: (server: RedisServer) => Promise<Found>,
): Promise<ByShard<Found>> {
  const servers = await serversBehind(entrance)
  const found = servers.map(async (server) => [nameOf(server), await look(server)] as const)
  return Object.fromEntries(await Promise.all(found))
}

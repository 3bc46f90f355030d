import { connect } from 'node:tls'
import { connectRedis } from '../../backups/host/redis/connection.ts'
import { type Manners, mannersOf } from './manners.ts'
import type { Address } from './order.ts'

const ping = Buffer.from('PING\r\n')

export function lookAtRedis(address: Address, authority: string): Promise<Manners> {
  return mannersOf({ address, authority, greeting: ping })
}

/** What it says to a stranger who comes encrypted. */
export async function askWithoutPassword({ ip, port }: Address, authority: string): Promise<string> {
  const socket = connect({ host: ip, port, ca: authority, timeout: 5_000 })
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
}

/** https://redis.io/docs/latest/commands/info/ */
export async function readInfo(
  { ip, port, password }: Address & { readonly password: string },
  authorityFile: string,
): Promise<Readonly<Record<string, string>>> {
  const connection = await connectRedis({ host: ip, port, password, authority: authorityFile })
  try {
    const [answer] = await connection.send(['INFO'])
    const pairs = String(answer).matchAll(/^([a-z_0-9]+):(.*?)\r?$/gm)
    return Object.fromEntries(Array.from(pairs, ([, name, value]) => [name, value]))
  } finally {
    connection.end()
  }
}

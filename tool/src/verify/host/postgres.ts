import type { Socket } from 'node:net'
import { type Manners, mannersOf } from './manners.ts'
import type { SurveyOrder } from './order.ts'

/** https://www.postgresql.org/docs/15/protocol-message-formats.html, SSLRequest */
const sslRequest = Buffer.from([0, 0, 0, 8, 0x04, 0xd2, 0x16, 0x2f])

export function lookAtPostgres(order: SurveyOrder['postgres'], authority: string): Promise<Manners> {
  return mannersOf({ address: order, authority, preface: askForTls, greeting: startupMessage(order) })
}

async function askForTls(socket: Socket): Promise<void> {
  socket.write(sslRequest)
  const [answer] = await new Promise<Buffer>((done, failed) => {
    socket.once('data', done).once('close', () => failed(new Error('it hung up')))
  })
  if (answer !== 'S'.charCodeAt(0)) throw new Error('PostgreSQL has no TLS')
}

/** https://www.postgresql.org/docs/15/protocol-message-formats.html, StartupMessage without SSLRequest before it */
function startupMessage({ user, database }: SurveyOrder['postgres']): Buffer {
  const parameters = Buffer.from(`user\0${user}\0database\0${database}\0\0`)
  const head = Buffer.alloc(8)
  head.writeInt32BE(head.length + parameters.length, 0)
  head.writeInt32BE(0x0003_0000, 4)
  return Buffer.concat([head, parameters])
}

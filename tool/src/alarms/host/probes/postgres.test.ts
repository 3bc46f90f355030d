import { once } from 'node:events'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { complaintOf } from './postgres.ts'

const servers: Server[] = []
const sockets: Socket[] = []

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  for (const server of servers.splice(0)) await once(server.close(), 'close')
})

/** @returns what is found to be wrong with a server that behaves so */
async function found(behave: (socket: Socket) => void, patience?: number): Promise<string | undefined> {
  const server = createServer((socket) => {
    sockets.push(socket)
    behave(socket)
  }).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  return complaintOf(placeOf(server), patience)
}

function placeOf(server: Server) {
  const { port } = server.address() as AddressInfo
  return { host: '127.0.0.1', port, user: 'shop', database: 'shop', authority: '/nowhere' }
}

describe('a PostgreSQL', () => {
  it('that is not there is refused', async () => {
    const gone = createServer().listen(0, '127.0.0.1')
    await once(gone, 'listening')
    const place = placeOf(gone)
    await once(gone.close(), 'close')
    expect(await complaintOf(place)).toContain('ECONNREFUSED')
  })

  it('that hangs up is told as such, and brings nobody down', async () => {
    expect(await found((socket) => socket.end())).toBe('the connection was closed')
    expect(await found((socket) => socket.resetAndDestroy())).toMatch(/closed|ECONNRESET/)
  })

  it('that does not encrypt is told of, before it is told anything', async () => {
    const heard: Buffer[] = []
    const complaint = await found((socket) => {
      socket.on('data', (piece) => {
        heard.push(piece)
        socket.write('N')
      })
    })
    expect(complaint).toBe('PostgreSQL offers no TLS')
    expect(Buffer.concat(heard)).toHaveLength(8)
  })

  it('that is silent is given up', async () => {
    expect(await found(() => {}, 200)).toBe('no answer within 0.2 s')
  })
})

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createSecureServer } from 'node:tls'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { writeCertificate } from '../../../test/certificate.ts'
import { mannersOf } from './manners.ts'

const greeting = Buffer.from('PING\r\n')
const running: Server[] = []
let folder: string
let key: string
let cert: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tengyun-manners-'))
  await writeCertificate(folder, ['localhost'], ['127.0.0.1'])
  key = await readFile(join(folder, 'key.pem'), 'utf8')
  cert = await readFile(join(folder, 'chain.pem'), 'utf8')
})
afterAll(() => rm(folder, { recursive: true }))
afterEach(async () => {
  for (const server of running.splice(0)) await new Promise((resolve) => server.close(resolve))
})

async function listening(server: Server) {
  running.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { ip: '127.0.0.1', port: (server.address() as AddressInfo).port }
}

it('sees a server that takes new TLS, refuses old TLS and hangs up on what is in clear', async () => {
  const server = createSecureServer({ key, cert, minVersion: 'TLSv1.2' }).on('tlsClientError', () => {})
  const manners = await mannersOf({ address: await listening(server), authority: cert, greeting })
  expect(manners).toMatchObject({ agreed: 'TLSv1.3', certificate: 'valid', inClear: '' })
  expect(manners.old).toMatch(/^refused/)
})

it('sees a server that still takes old TLS', async () => {
  const options = { key, cert, minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } as const
  const server = createSecureServer(options).on('tlsClientError', () => {})
  const manners = await mannersOf({ address: await listening(server), authority: cert, greeting })
  expect(manners.old).toBe('agreed on TLSv1.1')
})

it('fails where a server speaks in clear alone', async () => {
  const server = createServer((socket) => socket.once('data', () => socket.end('+PONG\r\n')))
  await expect(mannersOf({ address: await listening(server), authority: '', greeting })).rejects.toThrow()
})

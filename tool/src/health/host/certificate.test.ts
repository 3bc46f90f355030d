import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createTlsServer, TLSSocket } from 'node:tls'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lookAtCertificate } from './certificate.ts'

let folder: string
let own: { readonly key: Buffer; readonly cert: Buffer }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tengyun-certificate-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
  const words = [
    'req',
    '-x509',
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-days',
    '9',
  ]
  execFileSync('openssl', [...words, '-subj', '/CN=shop.example', '-keyout', key, '-out', cert], {
    stdio: 'ignore',
  })
  own = { key: await readFile(key), cert: await readFile(cert) }
})
afterAll(() => rm(folder, { recursive: true }))

const inDays = (validTo: string) => Math.round((Date.parse(validTo) - Date.now()) / 86_400_000)

it('is read from a server that speaks TLS, though nobody trusts it', async () => {
  const server = createTlsServer(own).listen(0, '127.0.0.1')
  await new Promise((up) => server.once('listening', up))
  const { port } = server.address() as AddressInfo
  const found = await lookAtCertificate({ name: 'site', host: '127.0.0.1', port, protocol: 'tls' })
  server.close()
  expect(found).toMatchObject({ name: 'site', subject: 'shop.example' })
  expect(inDays(found.validTo)).toBe(9)
})

it('is read from PostgreSQL, which has to be asked for TLS first, and says so if it has none', async () => {
  const offers = ['S', 'N']
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', (request) => {
      expect(request.readInt32BE(4)).toBe(80_877_103)
      const offer = offers.shift() ?? ''
      socket.write(offer)
      if (offer === 'S') new TLSSocket(socket, { isServer: true, ...own }).on('error', () => {})
    })
  }).listen(0, '127.0.0.1')
  await new Promise((up) => server.once('listening', up))
  const { port } = server.address() as AddressInfo
  const database = { name: 'postgres/main', host: '127.0.0.1', port, protocol: 'postgres' } as const
  expect(inDays((await lookAtCertificate(database)).validTo)).toBe(9)
  await expect(lookAtCertificate(database)).rejects.toThrow('PostgreSQL offers no TLS')
  server.close()
})

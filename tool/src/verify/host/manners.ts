import { connect, type Socket } from 'node:net'
import { connect as connectSecurely, type SecureVersion } from 'node:tls'
import type { Address } from './order.ts'

/** How a database server treats those who come encrypted, with old encryption, and in clear. */
export interface Manners {
  /** The TLS that was agreed on by who knows all versions. */
  readonly agreed: string
  /** Whether its certificate is good for its address, by the authority that the app trusts; else why not. */
  readonly certificate: string
  /** What came of TLS 1.0 and 1.1. */
  readonly old: string
  /** What it answered to a greeting in clear: printable characters, bars between; empty where it hung up. */
  readonly inClear: string
}

export interface Way {
  readonly address: Address
  /** PEM. */
  readonly authority: string
  /** What comes before TLS begins: PostgreSQL has to be asked for it. */
  readonly preface?: (socket: Socket) => Promise<void>
  /** The beginning of a conversation in clear. */
  readonly greeting: Buffer
}

/** Milliseconds. */
const patience = 5_000

export async function mannersOf(way: Way): Promise<Manners> {
  const { agreed, certificate } = await shakeHands(way, 'TLSv1.2', 'TLSv1.3')
  const old = await shakeHands(way, 'TLSv1', 'TLSv1.1').then(
    (hands) => `agreed on ${hands.agreed}`,
    (error: unknown) => `refused: ${error instanceof Error ? error.message : String(error)}`,
  )
  return { agreed, certificate, old, inClear: await answerInClear(way) }
}

async function shakeHands(
  { address, authority, preface }: Way,
  minVersion: SecureVersion,
  maxVersion: SecureVersion,
): Promise<Pick<Manners, 'agreed' | 'certificate'>> {
  const socket = await reach(address)
  try {
    await preface?.(socket)
    const secure = connectSecurely({
      socket,
      host: address.ip,
      ca: authority,
      minVersion,
      maxVersion,
      // OpenSSL by itself would refuse old versions before the server could.
      ...(maxVersion === 'TLSv1.1' ? { ciphers: 'DEFAULT@SECLEVEL=0' } : {}),
      rejectUnauthorized: false,
    })
    await new Promise<void>((done, failed) => {
      secure.once('secureConnect', done).once('error', failed)
      secure.once('close', () => failed(new Error('the connection was closed')))
    })
    const certificate = secure.authorized ? 'valid' : String(secure.authorizationError)
    return { agreed: secure.getProtocol() ?? 'nothing', certificate }
  } finally {
    socket.destroy()
  }
}

async function answerInClear({ address, greeting }: Way): Promise<string> {
  const socket = await reach(address)
  try {
    socket.write(greeting)
    const first = await new Promise<Buffer>((done) => {
      socket.once('data', done)
      for (const ending of ['close', 'error', 'timeout']) socket.once(ending, () => done(Buffer.alloc(0)))
    })
    return first.toString('latin1').replaceAll(/[^\x20-\x7e]/g, '|')
  } finally {
    socket.destroy()
  }
}

async function reach({ ip, port }: Address): Promise<Socket> {
  const socket = connect({ host: ip, port, timeout: patience })
  await new Promise<void>((done, failed) => {
    socket.once('connect', done).once('error', failed)
    socket.once('timeout', () => failed(new Error(`${ip}:${port} was silent for ${patience / 1000} s`)))
  })
  // Who hangs up after a greeting that it does not like is not an error of ours.
  socket.on('error', () => {})
  return socket
}

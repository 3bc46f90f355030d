import { connect as connectTcp, isIP } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { askForTls } from '../../hosts/postgres-greeting.ts'

/** A server that proves itself with a certificate. */
export interface Proving {
  readonly name: string
  readonly host: string
  readonly port: number
  /** The name that its certificate is for, where that is not its address. */
  readonly serverName?: string
  /** PostgreSQL speaks in clear until it is asked for TLS. */
  readonly protocol: 'tls' | 'postgres'
}

export interface Certificate {
  readonly name: string
  readonly subject: string
  readonly validTo: string
}

/** Milliseconds that a server may take to prove itself. */
const patience = 10_000

/** Looks at what a server proves itself with, whether or not anybody would trust it: that is another's question. */
export async function lookAtCertificate(server: Proving): Promise<Certificate> {
  const { name, host, port, serverName, protocol } = server
  const socket = connectTcp({ host, port, timeout: patience })
  const { promise, resolve, reject } = Promise.withResolvers<Certificate>()
  const giveUp = () => reject(new Error(`${host}:${port} did not answer`))
  socket.on('error', reject).on('timeout', giveUp)
  try {
    // It waits for an answer that may not come, and so does `promise`.
    if (protocol === 'postgres') await Promise.race([askForTls(socket), promise])
    const named = serverName ?? (isIP(host) === 0 ? host : undefined)
    const tls = connectTls({
      socket,
      // It looks at certificates that are not valid as well: which they are is what it tells.
      rejectUnauthorized: false,
      ...(named === undefined ? {} : { servername: named }),
    })
    tls.on('error', reject).once('secureConnect', () => {
      const { subject, valid_to } = tls.getPeerCertificate()
      const common = subject?.CN
      resolve({
        name,
        subject: (Array.isArray(common) ? common[0] : common) ?? '',
        validTo: new Date(valid_to).toISOString(),
      })
    })
    return await promise
  } finally {
    socket.destroy()
  }
}

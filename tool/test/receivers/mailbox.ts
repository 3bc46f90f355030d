import { mkdtemp, readFile, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { writeCertificate } from '../certificate.ts'
import { type Mail, readMail } from './mail.ts'

/** A real SMTP server with a certificate that only `authority` vouches for. */
export interface Mailbox {
  readonly host: 'localhost'
  readonly port: number
  readonly authority: string
  readonly mails: readonly Mail[]
  stop(): Promise<void>
}

/** What people log in with. */
export const mailLogin = { user: 'alarm@example.com', password: 'correct horse' }

export async function openMailbox(options: SMTPServerOptions = {}): Promise<Mailbox> {
  const folder = await mkdtemp(join(tmpdir(), 'tengyun-mail-'))
  await writeCertificate(folder, ['localhost'])
  const [key, cert] = await Promise.all([
    readFile(join(folder, 'key.pem'), 'utf8'),
    readFile(join(folder, 'chain.pem'), 'utf8'),
  ])
  await rm(folder, { recursive: true })
  const mails: Mail[] = []
  const server = new SMTPServer({
    key,
    cert,
    onAuth({ username, password }, _session, done) {
      const known = username === mailLogin.user && password === mailLogin.password
      if (known) done(null, { user: username })
      else done(new Error('Invalid username or password'))
    },
    async onData(stream, { envelope, secure }, done) {
      const pieces: Buffer[] = []
      for await (const piece of stream) pieces.push(piece as Buffer)
      const to = envelope.rcptTo.map(({ address }) => address)
      mails.push({ ...readMail(Buffer.concat(pieces).toString()), to, encrypted: secure })
      done(null, 'queued as 4Xy')
    },
    ...options,
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.server.address() as AddressInfo
  return {
    host: 'localhost',
    port,
    authority: cert,
    mails,
    stop: () => new Promise((closed) => server.close(() => closed())),
  }
}

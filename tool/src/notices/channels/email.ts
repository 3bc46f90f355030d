import { createHash } from 'node:crypto'
import type { NodemailerError, SMTPTransportOptions } from 'nodemailer'
import type { Message } from '../message.ts'
import type { EmailReceiver, MailServer } from '../receiver.ts'
import { renderHtml } from '../render/html.ts'
import { pageOf } from '../render/page.ts'
import { renderPlain } from '../render/plain.ts'
import { type Answer, type Channel, soon } from './channel.ts'

/** SMTP, encrypted or not at all: without TLS only to this machine itself. */
export const email: Channel<EmailReceiver> = {
  async send({ server, from, to, language }, message, { signal, now }) {
    // Loaded when there is mail to send: nobody else waits for it.
    const { createTransport } = await import('nodemailer')
    const transport = createTransport(connectionTo(server))
    const page = pageOf(message, language)
    try {
      const { response, rejected } = await transport.sendMail({
        from,
        to: [...to],
        subject: page.subject,
        text: renderPlain(page, language),
        html: renderHtml(page, language),
        date: now,
        headers: { 'auto-submitted': 'auto-generated' },
        ...threadOf(message, from),
        ...(message.notices.some(({ level }) => level === 'critical') ? { priority: 'high' as const } : {}),
        signal,
      })
      if (rejected.length === 0) return { ok: true, answered: response }
      return { ok: false, answered: `${response}; refused: ${rejected.join(', ')}` }
    } catch (error) {
      signal.throwIfAborted()
      return judge(error as NodemailerError)
    } finally {
      transport.close()
    }
  },
}

/** Milliseconds to be connected, and to be greeted; the whole try has its own limit. */
const patience = 10_000

function connectionTo({ host, port, login, authority }: MailServer): SMTPTransportOptions {
  const secure = port === 465
  return {
    host,
    port,
    secure,
    requireTLS: !secure && !isThisMachine(host),
    tls: { minVersion: 'TLSv1.2', ...(authority === undefined ? {} : { ca: authority }) },
    ...(login === undefined ? {} : { auth: { user: login.user, pass: login.password } }),
    connectionTimeout: patience,
    greetingTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.')
}

/** One cause is one conversation in the reader's mailbox, and a repeated message is known by its id. */
function threadOf({ id, notices }: Message, from: string) {
  const [only, ...others] = notices
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'tengyun'
  const messageId = `<${id}@${domain}>`
  if (only === undefined || others.length > 0 || only.state === 'told') return { messageId }
  const { project, environment, cause, since } = only
  const thread = createHash('sha256').update([project, environment, cause, since].join('\n')).digest('hex')
  return { messageId, references: `<${thread.slice(0, 32)}@${domain}>` }
}

/** A server that says no for good has answered; any other trouble may pass. */
function judge({ message, permanent, code = '', originalCode = '' }: NodemailerError): Answer {
  const isFinal = permanent ?? (finalCodes.has(code) || /CERT|VERIFY/.test(originalCode))
  return { ok: false, answered: message, ...(isFinal ? {} : { againAfter: soon }) }
}

/** No setting becomes a better one by asking again; nor does a certificate, whose troubles Node names. */
const finalCodes: ReadonlySet<string> = new Set(['ETLS', 'EAUTH', 'ENOAUTH', 'ECONFIG', 'EENVELOPE'])

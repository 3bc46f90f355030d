import { keys } from '../../resources/desired.ts'
import { addressOf } from '../../resources/postgres.ts'
import type { Check } from '../check.ts'
import { answerToPlaintext } from '../plaintext.ts'

export const postgresTls: Check = {
  id: 'postgres-tls',
  title: { en: 'PostgreSQL refuses connections in clear', zh: 'PostgreSQL 拒绝明文连接' },
  async run({ session, observed, hosts }) {
    const instance = observed.find(({ key }) => key === keys.postgres)
    const host = hosts[0]
    if (!instance || !host) return { ok: false, found: 'no instance, or no host to try from' }
    const server = await addressOf(session.context, instance.id)
    const { user, database } = session.environment.postgres
    const answer = await answerToPlaintext(host, server, startupMessage(user, database))
    // A server that would go on answers R (authentication request); one that refuses answers E (error).
    const message = /\|M([^|]*)\|/.exec(answer)?.[1] ?? answer
    return { ok: answer.startsWith('E'), found: `${server.ip}:${server.port} → ${message}` }
  },
}

/** https://www.postgresql.org/docs/15/protocol-message-formats.html, StartupMessage without SSLRequest before it */
function startupMessage(user: string, database: string): Buffer {
  const parameters = Buffer.from(`user\0${user}\0database\0${database}\0\0`)
  const head = Buffer.alloc(8)
  head.writeInt32BE(head.length + parameters.length, 0)
  head.writeInt32BE(0x0003_0000, 4)
  return Buffer.concat([head, parameters])
}

import { keys } from '../../resources/desired.ts'
import { redisAddressOf } from '../../resources/redis.ts'
import type { Check } from '../check.ts'
import { answerToPlaintext } from '../plaintext.ts'

export const redisTls: Check = {
  id: 'redis-tls',
  title: { en: 'Redis refuses connections in clear', zh: 'Redis 拒绝明文连接' },
  async run({ session, observed, hosts }) {
    const instance = observed.find(({ key }) => key === keys.redis)
    const host = hosts[0]
    if (!instance || !host) return { ok: false, found: 'no instance, or no host to try from' }
    const server = await redisAddressOf(session.context, instance.id)
    const answer = await answerToPlaintext(host, server, Buffer.from('PING\r\n'))
    // A plain server answers +PONG or -NOAUTH; one that speaks TLS alone hangs up.
    const spoke = answer.startsWith('+') || answer.startsWith('-')
    const told = spoke ? { en: answer, zh: answer } : { en: 'hung up', zh: '连接被关闭' }
    return {
      ok: !spoke,
      found: {
        en: `${server.ip}:${server.port} → ${told.en}`,
        zh: `${server.ip}:${server.port} → ${told.zh}`,
      },
    }
  },
}

import { readFileSync } from 'node:fs'
import type { Redis } from 'ioredis'
import { tlsFilesIn } from './certificates.ts'
import { operator } from './redis-configuration.ts'
import { operatorSecret, type RedisServer } from './redis-server.ts'

/** Does some work as the emulator's own account, in a connection of its own. */
export async function withOperator<T>(server: RedisServer, work: (session: Redis) => Promise<T>): Promise<T> {
  // Loaded when first needed, to keep the emulator's start short.
  const { Redis } = await import('ioredis')
  const session = new Redis({
    host: server.address,
    port: server.port,
    username: operator,
    password: operatorSecret(server.folder),
    lazyConnect: true,
    enableOfflineQueue: false,
    retryStrategy: () => null,
    ...(server.ssl && { tls: { ca: readFileSync(tlsFilesIn(server.folder).authority) } }),
  })
  // Failures reach the caller through its own commands.
  session.on('error', () => {})
  try {
    await session.connect()
    return await work(session)
  } finally {
    session.disconnect()
  }
}

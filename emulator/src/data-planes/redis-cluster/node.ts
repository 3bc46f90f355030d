import type { Redis } from 'ioredis'
import type { RedisServer } from '../redis-server.ts'
import { withOperator } from '../redis-session.ts'

/** One server of a cluster, and a session with it. */
export interface Node {
  readonly id: string
  readonly server: RedisServer
  readonly session: Redis
}

/** Does some work with sessions to all servers of a cluster, which must run. */
export async function withNodes<T>(
  servers: readonly RedisServer[],
  work: (nodes: readonly Node[]) => Promise<T>,
  opened: readonly Node[] = [],
): Promise<T> {
  const [server, ...rest] = servers
  if (server === undefined) return work(opened)
  return withOperator(server, async (session) => {
    const id = String(await session.cluster('MYID'))
    return withNodes(rest, work, [...opened, { id, server, session }])
  })
}

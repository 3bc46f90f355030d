import type { HostProgram } from '../../hosts/program.ts'
import { runProgram } from '../../hosts/program.ts'
import type { DatabaseSite } from '../site.ts'
import type { BigKeys, Limits, RedisOrder } from './host/order.ts'
import { type RedisInfo, readInfo } from './info.ts'

/** Seconds beyond what the order itself allows: to connect, and for the last batch. */
const margin = 30

export async function lookAtRedis(site: DatabaseSite): Promise<RedisInfo> {
  return readInfo(await look<string>(site, { task: 'info', server: site.redis }, margin))
}

export function lookForBigKeys(site: DatabaseSite, limits: Limits): Promise<BigKeys> {
  return look(site, { task: 'bigkeys', server: site.redis, limits }, limits.seconds + margin)
}

function look<Answer>({ host, session }: DatabaseSite, order: RedisOrder, timeout: number): Promise<Answer> {
  const program: HostProgram = {
    title: 'look into Redis',
    main: 'databases/redis/host/main.ts',
    parts: ['databases/redis/host', 'backups/host/redis/connection.ts', 'backups/host/redis/replies.ts'],
    timeout,
  }
  return runProgram(host, session.project.config.project, program, order)
}

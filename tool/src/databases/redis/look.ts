import type { HostProgram } from '../../hosts/program.ts'
import { runProgram } from '../../hosts/program.ts'
import type { DatabaseSite, RedisSite } from '../site.ts'
import type { BigKeys, Limits, RedisOrder, ShardInfo } from './host/order.ts'
import { readInfo } from './info.ts'
import type { RedisShard } from './shards.ts'

/** Seconds beyond what the order itself allows: to connect, and for the last batch. */
const margin = 30

/** Each shard, where the app speaks to them; the one server otherwise. */
export async function lookAtRedis(site: RedisSite): Promise<RedisShard[]> {
  const found = await look<ShardInfo[]>(site, { task: 'info', server: site.redis.server }, margin)
  return found.map(({ shard, info }) => ({ shard, ...readInfo(info) }))
}

export function lookForBigKeys(site: RedisSite, limits: Limits): Promise<BigKeys> {
  return look(site, { task: 'bigkeys', server: site.redis.server, limits }, limits.seconds + margin)
}

function look<Answer>({ host, session }: DatabaseSite, order: RedisOrder, timeout: number): Promise<Answer> {
  const program: HostProgram = {
    title: 'look into Redis',
    main: 'databases/redis/host/main.ts',
    parts: ['databases/redis/host', 'databases/clients/redis'],
    timeout,
  }
  return runProgram(host, session.project.config.project, program, order)
}

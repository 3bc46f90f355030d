import type { Database } from '../databases/chosen.ts'
import type { Text } from '../text.ts'
import { coresOf } from './classes.ts'
import { demandOf } from './demand.ts'
import { sharedBalancer } from './documented.ts'
import { loadOf } from './load.ts'
import { everything, ownMemory, type Sizes, serving, working } from './sizing.ts'

/** What is used up first as users become more. */
export interface Limit {
  readonly of: Text
  /** As many users as it bears. */
  readonly users: number
}

/**
 * What such sizes, with these databases, cannot bear first: at the full rates that were measured, and with one host of
 * each role lost where there are several. Storage is none of it: an alarm tells of it in time, and it grows in place.
 */
export function firstLimit(sizes: Sizes, databases: readonly Database[], one = loadOf(1)): Limit {
  return limitsOf(sizes, databases, one).reduce((first, limit) => (limit.users < first.users ? limit : first))
}

/**
 * All of them, in no order.
 *
 * @param one what one user asks for. Default: that of an app with agents
 */
export function limitsOf(sizes: Sizes, databases: readonly Database[], one = loadOf(1)): Limit[] {
  const demand = demandOf(one)
  const [web, workers] = [withoutOne(sizes.web), withoutOne(sizes.workers)]
  const apart = workers > 0
  const [processor = 0, sockets = 0] = (apart ? serving : everything)(demand)
  const [turns = 0] = working(demand)
  const places = Math.min(sizes.agentsPerProcess * (apart ? workers : web), sizes.runs)
  return [
    { of: apart ? texts.web : texts.hosts, users: web / processor },
    { of: texts.sockets, users: web / sockets },
    ...(one.agents > 0 ? [{ of: texts.places, users: places / one.agents }] : []),
    ...(apart ? [{ of: texts.workers, users: workers / turns }] : []),
    { of: texts.bandwidth, users: sizes.bandwidth / one.answers },
    ...(sizes.web > 1
      ? [
          { of: texts.balancer, users: sharedBalancer.requestsPerSecond / one.requestsPerSecond },
          { of: texts.connections, users: sharedBalancer.connections / one.sockets },
        ]
      : []),
    ...(databases.includes('postgres')
      ? [{ of: texts.postgres, users: coresOf(sizes.postgresSize) / demand.queries }]
      : []),
    ...(databases.includes('redis')
      ? [{ of: texts.redis, users: (sizes.redisMemory - ownMemory) / one.cache }]
      : []),
  ]
}

function withoutOne(hosts: number): number {
  return hosts > 1 ? hosts - 1 : hosts
}

const texts = {
  hosts: { en: 'processors of the hosts', zh: '主机的处理器' },
  web: { en: 'processors of the web hosts', zh: 'Web 主机的处理器' },
  workers: { en: 'processors of the workers', zh: 'Worker 主机的处理器' },
  sockets: { en: 'WebSockets of the hosts', zh: '主机的 WebSocket 连接数' },
  places: { en: 'places for agents at work', zh: '智能体的并发名额' },
  balancer: { en: 'requests of the load balancer', zh: '负载均衡的每秒请求数' },
  connections: { en: 'connections of the load balancer', zh: '负载均衡的并发连接数' },
  bandwidth: { en: 'bandwidth of the public address', zh: '公网带宽' },
  postgres: { en: 'cores of PostgreSQL', zh: 'PostgreSQL 的核数' },
  redis: { en: 'memory of Redis', zh: 'Redis 内存' },
} as const satisfies Record<string, Text>

import type { World } from '../engine/world.ts'
import { instances } from '../services/cvm/model.ts'
import { instances as postgresInstances } from '../services/postgres/model.ts'
import { instances as redisInstances, status as redisStatus } from '../services/redis/model.ts'

/** What runs, one line each, for people. */
export function overview(world: World): string {
  const rows = [
    ...Array.from(instances(world).values(), (one) => [
      'cvm',
      one.instanceId,
      one.name,
      one.state,
      one.hostAddress,
    ]),
    ...Array.from(postgresInstances(world).values(), (one) => [
      'postgres',
      one.instanceId,
      one.name,
      one.status,
      `${one.address}:${one.port}`,
    ]),
    ...Array.from(redisInstances(world).values(), (one) => [
      'redis',
      one.instanceId,
      one.name,
      nameOf(one.status),
      `${one.address}:${one.port}`,
    ]),
  ]
  return rows.length === 0
    ? 'No instances and no databases yet.'
    : rows.map((row) => row.join('  ')).join('\n')
}

function nameOf(status: number): string {
  return Object.entries(redisStatus).find(([, value]) => value === status)?.[0] ?? String(status)
}

import { siteOf } from '../../health/host/order.ts'
import { lookAtSlots, type SlotState } from '../../health/host/slots.ts'
import { type Told, tell } from '../../health/host/told.ts'
import { type Agents, readAgents } from './collectors/agents.ts'
import { type Machine, readMachine } from './collectors/machine.ts'
import { type Postgres, readPostgres } from './collectors/postgres.ts'
import { type Redis, readRedis } from './collectors/redis.ts'
import { type Requests, readRequests } from './collectors/requests.ts'
import { readStandby, type Standby } from './collectors/standby.ts'
import type { MonitorOrder } from './order.ts'

/** What one host told at one moment; what it could not find out says why. */
export interface HostReading {
  /** Milliseconds since 1970, by the host's clock: only differences count. */
  readonly at: number
  readonly machine: Told<Machine>
  /** The slot that serves; null where none does. */
  readonly slot: Told<SlotState | null>
  readonly requests: Told<Requests>
  /** Null where the app has no agents, or nothing serves. */
  readonly agents: Told<Agents | null>
  readonly postgres?: Told<Postgres>
  readonly standby?: Told<Standby>
  readonly redis?: Told<Redis>
}

/** Asks everything at once. */
export async function readHost(
  { site: order, slots, shared }: MonitorOrder,
  env: NodeJS.ProcessEnv,
  now: Date,
): Promise<HostReading> {
  const site = siteOf(order, env)
  const { paths } = site
  const slot = tell(async () => (await lookAtSlots(site)).find(({ active }) => active) ?? null)
  const agents = async () => {
    const serving = await slot
    return 'told' in serving && serving.told !== null ? readAgents(slots[serving.told.slot]) : null
  }
  const { postgres: login, readers, redis: cache } = shared ?? {}
  const [machine, requests, told, postgres, standby, redis] = await Promise.all([
    tell(() => readMachine(paths.base)),
    tell(() => readRequests(paths.nginx.accessLog, now)),
    tell(agents),
    login && tell(() => readPostgres({ ...login, authority: paths.postgresCa }, login.database)),
    readers && tell(() => readStandby({ ...readers, authority: paths.postgresCa }, readers.database)),
    cache && tell(() => readRedis({ ...cache, authority: paths.redisCa })),
  ])
  return {
    at: now.getTime(),
    machine,
    slot: await slot,
    requests,
    agents: told,
    ...(postgres && { postgres }),
    ...(standby && { standby }),
    ...(redis && { redis }),
  }
}

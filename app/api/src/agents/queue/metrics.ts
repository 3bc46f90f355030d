import { Gauge, type Registry } from 'prom-client'
import { limitedModels, limitedVersions } from '../limits/limited.ts'
import { aliveCapacity, atWorkNow } from './look.ts'
import type { WaitParts } from './waits.ts'
import { waitReasons, whyWaiting } from './why.ts'

/** Tells Prometheus how many runs wait for what, of all processes together. */
export function measureWaiting({ database, caps, leaseMs }: WaitParts, registry: Registry): void {
  new Gauge({
    name: 'runs_waiting',
    help: 'Runs that wait to begin: for a worker to live, a model to bear more, a place to be free, their team or person to have fewer at work',
    labelNames: ['reason'],
    registers: [registry],
    async collect() {
      const counted = await count().catch(() => undefined)
      // Without the database the other figures are wanted all the more.
      if (!counted) return this.reset()
      for (const reason of waitReasons) this.set({ reason }, counted.get(reason) ?? 0)
    },
  })
  new Gauge({
    name: 'model_limited_seconds',
    help: 'How long no further runs begin that ask a model, since its server wants to be left alone or its rate is booked',
    labelNames: ['host', 'model'],
    registers: [registry],
    async collect() {
      const models = await limitedModels(database).catch(() => [])
      this.reset()
      for (const { host, model, seconds } of models) this.set({ host, model }, seconds)
    },
  })

  async function count() {
    const lines = await database
      .selectFrom('runs')
      .select(({ fn }) => [
        'team_id as team',
        'created_by as person',
        'version_id as version',
        fn.countAll<string>().as('runs'),
      ])
      .where('status', '=', 'queued')
      .where('admitted_at', 'is', null)
      .groupBy(['team_id', 'created_by', 'version_id'])
      .execute()
    const [atWork, capacity, limited] = await Promise.all([
      atWorkNow(database),
      aliveCapacity(database, leaseMs),
      limitedVersions(database),
    ])
    return whyWaiting(
      lines.map((line) => ({ ...line, runs: Number(line.runs), limited: limited.has(line.version) })),
      { atWork, capacity, caps },
    )
  }
}

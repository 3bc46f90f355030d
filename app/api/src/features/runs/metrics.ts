import { Gauge, type Registry } from 'prom-client'
import type { Database } from '../../database/connect.ts'
import { openStatuses } from './states.ts'

/** Tells Prometheus how many runs wait in the queue, are worked on, and wait for people, in all processes together. */
export function measureQueue(database: Database, registry: Registry): void {
  new Gauge({
    name: 'runs_open',
    help: 'Runs that have not ended, of all processes',
    labelNames: ['status'],
    registers: [registry],
    async collect() {
      const counted = await database
        .selectFrom('runs')
        .select(({ fn }) => ['status', fn.countAll<string>().as('runs')])
        .where('status', 'in', openStatuses)
        .groupBy('status')
        .execute()
        // Without the database the other figures are wanted all the more.
        .catch(() => [])
      this.reset()
      for (const status of openStatuses)
        this.set({ status }, Number(counted.find((row) => row.status === status)?.runs ?? 0))
    },
  })
}

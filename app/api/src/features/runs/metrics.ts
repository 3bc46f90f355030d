import { sql } from 'kysely'
import { Gauge, type Registry } from 'prom-client'
import type { Database } from '../../database/connect.ts'
import { openStatuses } from './states.ts'

/** Tells Prometheus how many runs wait in the queue, are worked on, and wait for people, in all processes together. */
export function measureQueue(database: Database, registry: Registry): void {
  const oldest = new Gauge({
    name: 'runs_oldest_queued_seconds',
    help: 'How long the run that waits longest for its first worker has waited; 0 where none does',
    registers: [registry],
  })
  new Gauge({
    name: 'runs_open',
    help: 'Runs that have not ended, of all processes',
    labelNames: ['status'],
    registers: [registry],
    async collect() {
      const counted = await database
        .selectFrom('runs')
        .select(({ fn }) => ['status', fn.countAll<string>().as('runs'), queuedFor.as('seconds')])
        .where('status', 'in', openStatuses)
        .groupBy('status')
        .execute()
        // Without the database the other figures are wanted all the more.
        .catch(() => [])
      this.reset()
      oldest.set(Number(counted.find((row) => row.status === 'queued')?.seconds ?? 0))
      for (const status of openStatuses)
        this.set({ status }, Number(counted.find((row) => row.status === status)?.runs ?? 0))
    },
  })
}

/** By the database's clock, since those of processes differ. Of one that was begun before, nobody wrote down since when it waits again. */
const queuedFor = sql<string>`extract(epoch from now() - min(created_at) filter (where attempt = 0))`

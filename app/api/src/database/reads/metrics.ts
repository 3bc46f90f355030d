import { Counter, Gauge, type Registry } from 'prom-client'
import type { Refusal, Standbys } from './standbys.ts'

/** Tells Prometheus what the standbys answered, why the primary had to, and how far they are behind. */
export function measureReads(standbys: Standbys, registry: Registry): void {
  const registers = [registry]
  new Counter({
    name: 'database_standby_reads_total',
    help: 'Reads that a standby answered',
    registers,
    collect() {
      this.reset()
      this.inc(standbys.counts.answered)
    },
  })
  new Counter({
    name: 'database_standby_refusals_total',
    help: 'Reads that may lag and that the primary answered all the same, by what kept a standby from it',
    labelNames: ['why'],
    registers,
    collect() {
      this.reset()
      for (const [why, count] of Object.entries(standbys.counts.refused) as [Refusal, number][])
        this.inc({ why }, count)
    },
  })
  new Gauge({
    name: 'database_standbys_answer',
    help: '1 while standbys can be asked, 0 while they are away',
    registers,
    collect() {
      this.set(standbys.areThere ? 1 : 0)
    },
  })
  new Gauge({
    name: 'database_standby_lag_seconds',
    help: 'How old what a standby has may be, as last seen; absent while none is there',
    registers,
    collect() {
      const { age } = standbys
      if (age === undefined || age === Number.POSITIVE_INFINITY) this.remove()
      else this.set(age / 1_000)
    },
  })
}

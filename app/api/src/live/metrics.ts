import { Gauge, type Registry } from 'prom-client'
import type { Connections } from './connections.ts'

/** Tells Prometheus how many listen. */
export function measureLive(connections: Connections, registry: Registry): void {
  new Gauge({
    name: 'live_sockets',
    help: 'Open live connections',
    registers: [registry],
    collect() {
      this.set(connections.size)
    },
  })
}

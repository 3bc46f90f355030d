import type { Probe } from './probe.ts'
import { alive } from './probes/alive.ts'
import { backups } from './probes/backups.ts'
import { cache } from './probes/cache.ts'
import { certificates } from './probes/certificates.ts'
import { disk } from './probes/disk.ts'
import { hosts } from './probes/hosts.ts'
import { load } from './probes/load.ts'
import { memory } from './probes/memory.ts'
import { model } from './probes/model.ts'
import { postgres } from './probes/postgres.ts'
import { ready } from './probes/ready.ts'
import { replica } from './probes/replica.ts'
import { requests } from './probes/requests.ts'
import { resources } from './probes/resources.ts'
import { slots } from './probes/slots.ts'
import { storage } from './probes/storage.ts'
import { webServer } from './probes/web-server.ts'

/** Every probe, in the order in which it is told: the machine first, what runs on it, what that needs. */
export const probes: readonly Probe[] = [
  ...[resources, hosts, disk, memory, load],
  ...[slots, webServer, alive, ready, requests],
  ...[postgres, replica, cache, storage],
  ...[certificates, backups, model],
]

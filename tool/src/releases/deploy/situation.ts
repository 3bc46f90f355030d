import { createHash } from 'node:crypto'
import type { AppConfig, EnvironmentConfig } from '../../config/schema.ts'
import type { HostFacts } from '../../hosts/facts.ts'
import type { Host } from '../../hosts/host.ts'
import { otherSlot, type Slot } from '../../hosts/paths.ts'
import { type Role, startFor } from '../../hosts/role.ts'
import type { Filling, Place, Runtime, Surroundings } from '../../hosts/runtimes/runtime.ts'
import type { ResourceContext } from '../../resources/kind.ts'
import type { Release } from '../release.ts'
import { type Backing, settingsFor } from '../settings/settings.ts'

export interface Wanted {
  readonly context: ResourceContext
  readonly runtime: Runtime
  readonly app: AppConfig
  readonly environment: EnvironmentConfig
  readonly backing: Backing
  readonly release: Release
  /** What was asked of hosts already, since this command alone changes them. */
  readonly known?: ReadonlyMap<Host, HostFacts>
}

/** A host as it is, and what would run on it. */
export interface Situation {
  readonly host: Host
  /** The slot that serves, or would if anything did. */
  readonly active: Place
  /** The slot that a new release goes to. */
  readonly standby: Place
  readonly filling: Filling
  /** Whether exactly what is wanted serves already. */
  readonly isServed: boolean
  /** What serves, whatever it is. */
  readonly serving: string | undefined
}

export async function readSituation(wanted: Wanted, host: Host): Promise<Situation> {
  const { runtime, release } = wanted
  const facts = wanted.known?.get(host) ?? (await runtime.facts(host))
  const activeSlot: Slot = facts.active ?? 'green'
  const active: Place = { host, facts, slot: activeSlot }
  const standby: Place = { host, facts, slot: otherSlot(activeSlot) }
  const fingerprint = fingerprintOf(wanted, host.role, runtime.surroundings(standby))
  const settings = settingsFor({
    ...wanted,
    release: release.id,
    role: host.role,
    surroundings: runtime.surroundings(standby),
  })
  const content = facts.active === undefined ? undefined : facts.running[facts.active]
  return {
    host,
    active,
    standby,
    filling: { release, settings, fingerprint },
    isServed: content?.fingerprint === fingerprint,
    serving: content?.release,
  }
}

/** Of all that would make a difference if it changed. Equal in both slots, so the slot's port is left out. */
function fingerprintOf(
  { app, environment, release, ...wanted }: Wanted,
  role: Role,
  surroundings: Surroundings,
): string {
  const settings = settingsFor({
    ...wanted,
    app,
    environment,
    release: release.id,
    role,
    surroundings: { ...surroundings, port: 0 },
  })
  const start = startFor(app, role)
  const { health, ready, site, image } = app
  const { port, runtime } = environment.compute
  const { siteCdn } = wanted.backing
  const parts = {
    artifact: release.artifact,
    settings,
    start,
    health,
    ready,
    site,
    siteCdn,
    image,
    port,
    runtime,
  }
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
}

import type { World } from '../../../engine/world.ts'
import { instances } from '../../cvm/model.ts'
import { type HealthCheck, keyOf, listeners, rules, type Target, targets } from '../model.ts'
import { probe } from './probe.ts'

/** As `HealthStatusDetail` says it: healthy, not healthy, not known yet, not asked for. */
export type Health = 'Alive' | 'Dead' | 'Unknown' | 'Close'

/**
 * Targets are real programs, which a fast clock makes no faster: intervals and timeouts are cloud time, but in
 * real milliseconds never shorter than these.
 */
const shortestInterval = 100
const shortestTimeout = 1_000

/** What the probes of one target have shown so far. Not kept over a restart, as probes are cheap. */
interface Watch {
  health: 'Alive' | 'Dead' | 'Unknown'
  /** How many probes in a row ended like the last one. */
  streak: number
  passed: boolean
  cancel: () => void
}

type Watches = Map<string, Watch>

const watchesByWorld = new WeakMap<World, Watches>()

/** From now on targets are watched. */
export function startMonitor(world: World): void {
  if (!watchesByWorld.has(world)) watchesByWorld.set(world, new Map())
}

export function stopMonitor(world: World): void {
  for (const watch of watchesByWorld.get(world)?.values() ?? []) watch.cancel()
  watchesByWorld.delete(world)
}

/** Begins to probe targets that nobody watches yet. To be called when bindings have changed. */
export function watchTargets(world: World): void {
  const watches = watchesByWorld.get(world)
  if (!watches) return
  for (const target of targets(world).values()) {
    const key = keyOf(target)
    if (watches.has(key)) continue
    const watch: Watch = { health: 'Unknown', streak: 0, passed: false, cancel: () => {} }
    watches.set(key, watch)
    void look(world, watches, key, watch)
  }
}

export function healthOf(world: World, target: Target): Health {
  if (!checkOf(world, target)?.on) return 'Close'
  return watchesByWorld.get(world)?.get(keyOf(target))?.health ?? 'Unknown'
}

/** One probe, and the next one after the check's interval; until the binding or the instance is gone. */
async function look(world: World, watches: Watches, key: string, watch: Watch): Promise<void> {
  const target = targets(world).get(key)
  const check = target && checkOf(world, target)
  if (!target || !check || !instances(world).has(target.instanceId)) return void watches.delete(key)
  if (check.on) count(watch, await tryTarget(world, target, check), check)
  // The emulator may have been stopped, or the target bound anew, while the probe was under way.
  if (watchesByWorld.get(world) !== watches || watches.get(key) !== watch) return
  const interval = Math.max(shortestInterval, (check.interval * 1_000) / world.clock.speed)
  watch.cancel = world.clock.after(interval, () => void look(world, watches, key, watch))
}

function count(watch: Watch, passed: boolean, check: HealthCheck): void {
  watch.streak = watch.passed === passed ? watch.streak + 1 : 1
  watch.passed = passed
  if (passed && watch.streak >= check.healthy) watch.health = 'Alive'
  if (!passed && watch.streak >= check.unhealthy) watch.health = 'Dead'
}

function tryTarget(world: World, target: Target, check: HealthCheck): Promise<boolean> {
  const address = hostAddressOf(world, target)
  if (address === '') return Promise.resolve(false)
  const port = check.port || target.port
  const domain = rules(world).get(target.locationId)?.domains[0] ?? ''
  const timeout = Math.max(shortestTimeout, (check.timeout * 1_000) / world.clock.speed)
  return probe({ address, port, domain }, check, timeout)
}

/** Where the target's program really listens; empty while the instance does not run. */
export function hostAddressOf(world: World, { instanceId }: Target): string {
  const instance = instances(world).get(instanceId)
  return instance?.state === 'RUNNING' ? instance.hostAddress : ''
}

function checkOf(world: World, { listenerId, locationId }: Target): HealthCheck | undefined {
  return locationId === ''
    ? listeners(world).get(listenerId)?.healthCheck
    : rules(world).get(locationId)?.healthCheck
}

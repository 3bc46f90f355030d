import { bootHost, plugDisk, removeHost, shutDownHost, sweepHosts } from '../../data-planes/host.ts'
import type { TaskHandler } from '../../engine/scheduler.ts'
import type { World } from '../../engine/world.ts'
import { disks } from '../cbs/model.ts'
import { disksOf, releaseDisksOf } from '../cbs/with-instance.ts'
import { resourceName } from '../tag/names.ts'
import { forgetTags, setTags } from '../tag/registry.ts'
import { returnPrivateIps } from '../vpc/private-ips.ts'
import { unbindSecurityGroups } from '../vpc/security-group-bindings.ts'
import { addressOf, unbindAddress } from '../vpc/unbind-address.ts'
import { durations } from './limits.ts'
import { type Instance, type InstanceState, instances } from './model.ts'
import { settleTask } from './operate.ts'

export const tagTask = 'cvm.tag'
const bootTask = 'cvm.boot-running-hosts'
const returnAddressTask = 'cvm.return-address'

export function handleTasks(world: World): void {
  world.scheduler.handle(
    settleTask,
    ({ instanceId }) => settle(world, String(instanceId)),
    ({ instanceId }) => fail(world, String(instanceId)),
  )
  const addTags: TaskHandler = ({ instanceId, tags }) =>
    tag(world, String(instanceId), tags as Record<string, string>)
  // What could not be launched is there nevertheless, with its tags.
  world.scheduler.handle(tagTask, addTags, addTags)
  world.scheduler.handle(bootTask, () => bootRunningHosts(world))
  world.scheduler.handle(returnAddressTask, ({ instanceId }) => returnPrivateIps(world, String(instanceId)))
}

/**
 * Hosts that should run and do not, after the emulator or the whole machine was down, boot again. As a task, so
 * that the metadata service answers by the time they ask.
 */
export function scheduleBoot(world: World): void {
  world.scheduler.schedule({ handler: bootTask, after: 0, payload: {} })
}

async function bootRunningHosts(world: World): Promise<void> {
  await sweepHosts(
    world,
    (id) => instances(world).has(id),
    (id) => disks(world).has(id),
  )
  const running = [...instances(world).values()].filter(({ state }) => state === 'RUNNING')
  await Promise.all(running.map(({ instanceId }) => bootHost(world, instanceId)))
}

/** Takes the instance from a passing state to the lasting one that follows it. Safe to repeat. */
async function settle(world: World, id: string): Promise<void> {
  switch (instances(world).get(id)?.state) {
    case 'PENDING':
    case 'STARTING':
      return start(world, id)
    case 'REBOOTING':
      await shutDownHost(world, id)
      return start(world, id)
    case 'STOPPING':
      await shutDownHost(world, id)
      return reach(world, id, 'STOPPED')
    case 'TERMINATING':
      return terminate(world, id)
    case 'RUNNING':
      return reach(world, id, 'RUNNING')
    case 'STOPPED':
      return reach(world, id, 'STOPPED')
  }
}

/** What is left of an operation that failed: the state from before, but for a launch. */
const afterFailure: Partial<Record<InstanceState, InstanceState>> = {
  PENDING: 'LAUNCH_FAILED',
  STARTING: 'STOPPED',
  STOPPING: 'RUNNING',
  REBOOTING: 'RUNNING',
  TERMINATING: 'STOPPED',
}

function fail(world: World, id: string): void {
  update(world, id, ({ state, latestOperation }) => ({
    state: afterFailure[state] ?? state,
    stateSince: world.clock.now(),
    latestOperation: latestOperation && { ...latestOperation, state: 'FAILED' },
  }))
}

async function start(world: World, id: string): Promise<void> {
  const hostAddress = await world.addresses.allocate(id)
  update(world, id, () => ({ hostAddress }))
  for (const disk of disksOf(world, id)) if (disk.usage === 'DATA_DISK') plugDisk(world, id, disk.diskId)
  await bootHost(world, id)
  reach(world, id, 'RUNNING')
}

async function terminate(world: World, id: string): Promise<void> {
  await shutDownHost(world, id)
  const instance = instances(world).get(id)
  if (!instance) return
  const address = addressOf(world, id)
  if (address?.status === 'BIND') unbindAddress(world, address)
  const doomedDisks = releaseDisksOf(world, id)
  unbindSecurityGroups(world, id)
  forgetTags(world, resourceName(world, 'instance', instance.region, id))
  instances(world).delete(id)
  world.addresses.release(id)
  const payload = { instanceId: id }
  world.scheduler.schedule({ handler: returnAddressTask, after: durations.returnAddress, payload })
  await removeHost(world, id, doomedDisks)
}

function tag(world: World, id: string, tags: Record<string, string>): void {
  const instance = instances(world).get(id)
  if (instance) setTags(world, resourceName(world, 'instance', instance.region, id), tags)
}

function reach(world: World, id: string, state: InstanceState): void {
  update(world, id, (instance) => ({
    state,
    stateSince: instance.state === state ? instance.stateSince : world.clock.now(),
    latestOperation: instance.latestOperation && { ...instance.latestOperation, state: 'SUCCESS' },
  }))
}

function update(world: World, id: string, change: (instance: Instance) => Partial<Instance>): void {
  const instance = instances(world).get(id)
  if (instance) instances(world).set(id, { ...instance, ...change(instance) })
}

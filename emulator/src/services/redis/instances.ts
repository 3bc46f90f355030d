import type { World } from '../../engine/world.ts'
import { instanceNotFound, statusForbids } from './errors.ts'
import { durations } from './limits.ts'
import { type Instance, instances, status } from './model.ts'

/** The instances that the cloud shows by now: a new one is listed after some seconds only. */
export function listedInstances(world: World, region: string): Instance[] {
  return [...instances(world).values()].filter((one) => one.region === region && isListed(world, one))
}

/** @throws CloudError `ResourceNotFound.InstanceNotExists` */
export function findInstance(world: World, region: string, instanceId: string): Instance {
  const instance = instances(world).get(instanceId)
  if (instance?.region === region && isListed(world, instance)) return instance
  throw instanceNotFound(instanceId)
}

/** For whatever needs the server, or must not meet another change. @throws CloudError */
export function findRunningInstance(world: World, region: string, instanceId: string): Instance {
  const instance = findInstance(world, region, instanceId)
  if (instance.status === status.running) return instance
  throw statusForbids(instance)
}

/** Changes the record, if it still is there. */
export function updateInstance(world: World, instanceId: string, change: Partial<Instance>): void {
  const instance = instances(world).get(instanceId)
  if (instance) instances(world).set(instanceId, { ...instance, ...change })
}

function isListed(world: World, { createdAt }: Instance): boolean {
  return world.clock.now() >= createdAt + durations.listing / world.clock.speed
}

import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { instanceNotFound, statusForbids } from './errors.ts'
import { type Instance, instances } from './model.ts'

/** @throws CloudError `ResourceNotFound.InstanceNotFoundError` */
export function findInstance(world: World, region: string, instanceId: string): Instance {
  const instance = instances(world).get(instanceId)
  if (instance?.region !== region) throw instanceNotFound(instanceId)
  return instance
}

/** For whatever needs the server, or must not meet another change. @throws CloudError */
export function findRunningInstance(world: World, region: string, instanceId: string): Instance {
  const instance = findInstance(world, region, instanceId)
  if (instance.status !== 'running') throw statusForbids(instance)
  return instance
}

/** For what read-only instances have not of their own. @throws CloudError */
export function findPrimary(world: World, region: string, instanceId: string): Instance {
  const instance = findRunningInstance(world, region, instanceId)
  if (instance.masterId === undefined) return instance
  throw new CloudError('OperationDenied.InstanceTypeDenied', `The instance ${instanceId} is read-only.`)
}

/** Changes the record, if it still is there. */
export function updateInstance(world: World, instanceId: string, change: Partial<Instance>): void {
  const instance = instances(world).get(instanceId)
  if (!instance) return
  instances(world).set(instanceId, { ...instance, ...change, updatedAt: world.clock.now() })
}

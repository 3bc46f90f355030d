import type { Desired } from '../plan/model.ts'
import { accessResources } from './desired/access.ts'
import { databaseResources } from './desired/databases.ts'
import { deliveryResources } from './desired/delivery.ts'
import { entranceResources } from './desired/entrance.ts'
import { fileResources } from './desired/files.ts'
import { hostResources } from './desired/hosts.ts'
import { networkResources } from './desired/network.ts'
import { type DesiredInput, scopeOf } from './desired/scope.ts'
import { watchResources } from './desired/watch.ts'

export { keys } from './desired/keys.ts'
export type { DesiredInput } from './desired/scope.ts'

/** Everything an environment consists of, each after what it refers to. */
export function desiredResources(input: DesiredInput): Desired[] {
  const scope = scopeOf(input)
  const resources = [
    ...networkResources(scope),
    ...fileResources(scope),
    ...databaseResources(scope),
    ...hostResources(scope),
    ...entranceResources(scope),
    ...deliveryResources(scope),
    ...watchResources(scope),
    ...accessResources(scope),
  ]
  // One certificate can serve several names.
  return [...new Map(resources.map((resource) => [resource.key, resource])).values()]
}

import type * as models from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { type Instance, instances } from '../cvm/model.ts'
import { supportOnly } from '../supported-fields.ts'
import { invalidValue, outOfRange, tooLong } from './errors.ts'
import { limits } from './limits.ts'
import { keyOf, type Listener, type LoadBalancer, type Rule, type Target, targets } from './model.ts'

const usualWeight = 10

/** Where targets are bound: a layer-4 listener, or a rule of a layer-7 one. */
export interface Owner {
  readonly balancer: LoadBalancer
  readonly listener: Listener
  readonly rule: Rule | undefined
}

/** The targets that a request names, as they would be bound. @throws CloudError */
export function readTargets(world: World, owner: Owner, given: readonly models.Target[]): Target[] {
  if (given.length === 0 || given.length > limits.targetsPerCall) {
    throw tooLong('Targets', limits.targetsPerCall)
  }
  return given.map((target) => readTarget(world, owner, target))
}

/** The bound target that a request names. @throws CloudError */
export function findTarget(world: World, target: Target): Target {
  const bound = targets(world).get(keyOf(target))
  if (bound) return bound
  throw invalidValue(`The target ${target.instanceId}:${target.port} is not bound.`)
}

export function readWeight(weight = usualWeight): number {
  if (Number.isInteger(weight) && weight >= 0 && weight <= 100) return weight
  throw outOfRange('Weight', weight, 0, 100)
}

function readTarget(world: World, { balancer, listener, rule }: Owner, target: models.Target): Target {
  supportOnly(target, ['Port', 'Type', 'InstanceId', 'EniIp', 'Weight'], 'Targets.')
  const { Port: port } = target
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw outOfRange('Port', port, 1, 65_535)
  return {
    loadBalancerId: balancer.loadBalancerId,
    listenerId: listener.listenerId,
    locationId: rule?.locationId ?? '',
    instanceId: findInstance(world, balancer, target).instanceId,
    byAddress: target.EniIp !== undefined,
    port,
    weight: readWeight(target.Weight),
    registeredAt: world.clock.now(),
  }
}

function findInstance(world: World, { vpcId }: LoadBalancer, target: models.Target): Instance {
  const { InstanceId, EniIp } = target
  if ((InstanceId === undefined) === (EniIp === undefined)) {
    throw new CloudError('InvalidParameterCombination', 'A target has either InstanceId or EniIp.')
  }
  const instance =
    InstanceId === undefined
      ? [...instances(world).values()].find((one) => one.vpcId === vpcId && one.privateIp === EniIp)
      : instances(world).get(InstanceId)
  if (instance?.vpcId === vpcId) return instance
  throw invalidValue(`The VPC ${vpcId} has no instance ${InstanceId ?? EniIp}.`)
}

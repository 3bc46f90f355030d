import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { limits } from './limits.ts'
import { type Instance, instances, type KeyPair, keyPairs } from './model.ts'

/** @throws CloudError `InvalidInstanceId.Malformed` or `InvalidInstanceId.NotFound` */
export function findInstance(world: World, region: string, id: string): Instance {
  if (!/^ins-[a-z0-9]{8}$/.test(id)) {
    throw new CloudError('InvalidInstanceId.Malformed', `The instance id \`${id}\` is malformed.`)
  }
  const instance = instances(world).get(id)
  if (instance?.region === region) return instance
  throw new CloudError('InvalidInstanceId.NotFound', `The instance \`${id}\` does not exist.`)
}

export function findInstances(world: World, region: string, ids: readonly string[]): Instance[] {
  if (ids.length === 0) throw new CloudError('MissingParameter', 'InstanceIds is empty.')
  if (ids.length > limits.idsPerCall) {
    throw new CloudError(
      'InvalidParameterValue.LimitExceeded',
      `At most ${limits.idsPerCall} ids can be given.`,
    )
  }
  return ids.map((id) => findInstance(world, region, id))
}

export function findKeyPairs(world: World, region: string, ids: readonly string[]): KeyPair[] {
  return ids.map((id) => {
    const pair = keyPairs(world).get(id)
    if (pair?.region === region) return pair
    throw new CloudError('InvalidKeyPairId.NotFound', `The key pair \`${id}\` does not exist.`)
  })
}

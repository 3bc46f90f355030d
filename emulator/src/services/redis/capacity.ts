import { CloudError } from '../../errors.ts'
import { isCluster } from './catalogue.ts'
import { limits } from './limits.ts'

/** MB. @throws CloudError */
export function checkMemory(memSize: number): void {
  const { step, lowest, highest } = limits.memory
  if (memSize % step !== 0) {
    throw new CloudError('LimitExceeded.InvalidMemSize', `MemSize must be a multiple of ${step} MB.`)
  }
  if (memSize < lowest || memSize > highest) {
    throw new CloudError(
      'InvalidParameterValue.MemSizeNotInRange',
      `MemSize must be ${lowest} to ${highest} MB.`,
    )
  }
}

/** @throws CloudError */
export function checkShards(typeId: number, count: number): void {
  const allowed: readonly number[] = isCluster(typeId) ? limits.shards : [1]
  if (allowed.includes(count)) return
  throw new CloudError(
    'InvalidParameterValue.SpecNotExist',
    `RedisShardNum of type ${typeId} must be one of ${allowed.join(', ')}.`,
  )
}

/** @throws CloudError */
export function checkReplicas(count: number): void {
  const { lowest, highest } = limits.replicas
  if (Number.isInteger(count) && count >= lowest && count <= highest) return
  throw new CloudError(
    'InvalidParameterValue.SpecNotExist',
    `RedisReplicasNum must be ${lowest} to ${highest}.`,
  )
}

import type {
  UpgradeInstanceRequest,
  UpgradeInstanceResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { checkMemory, checkReplicas } from '../capacity.ts'
import { illegalParameter } from '../errors.ts'
import { findRunningInstance } from '../instances.ts'
import { beginChange } from '../lifecycle.ts'
import type { Instance } from '../model.ts'

/** One of memory and replicas per call; the other repeats the present value. */
export const upgradeInstance: Action<UpgradeInstanceRequest, UpgradeInstanceResponse> = (
  request,
  { world, region },
) => {
  supportOnly(request, ['InstanceId', 'MemSize', 'RedisShardNum', 'RedisReplicasNum'])
  const instance = findRunningInstance(world, region, request.InstanceId)
  const { MemSize: memSize = instance.memSize, RedisReplicasNum: replicas = instance.replicaZones.length } =
    request
  checkMemory(memSize)
  checkReplicas(replicas)
  if ((request.RedisShardNum ?? 1) !== 1) throw illegalParameter('RedisShardNum', request.RedisShardNum, '1')
  if (memSize !== instance.memSize && replicas !== instance.replicaZones.length) {
    throw illegalParameter('RedisReplicasNum', replicas, 'memory and replicas cannot change in one call')
  }
  const record = { memSize, replicaZones: resize(instance, replicas) }
  beginChange(world, instance, { type: 'UpgradeInstance', record })
  return { DealId: `${world.clock.now()}` }
}

/** New replicas live in the master's zone. */
function resize({ zone, replicaZones }: Instance, count: number): string[] {
  return Array.from({ length: count }, (_, index) => replicaZones[index] ?? zone)
}

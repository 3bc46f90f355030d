import type {
  UpgradeInstanceRequest,
  UpgradeInstanceResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { moreNodes } from '../addresses.ts'
import { checkMemory, checkReplicas, checkShards } from '../capacity.ts'
import { illegalParameter } from '../errors.ts'
import { findRunningInstance } from '../instances.ts'
import { beginChange } from '../lifecycle.ts'
import type { Instance } from '../model.ts'

/** One of memory, shards and replicas per call; the others repeat the present value. */
export const upgradeInstance: Action<UpgradeInstanceRequest, UpgradeInstanceResponse> = async (
  request,
  { world, region },
) => {
  supportOnly(request, ['InstanceId', 'MemSize', 'RedisShardNum', 'RedisReplicasNum'])
  const instance = findRunningInstance(world, region, request.InstanceId)
  const present = sizeOf(instance)
  const wanted = {
    memSize: request.MemSize ?? present.memSize,
    shards: request.RedisShardNum ?? present.shards,
    replicas: request.RedisReplicasNum ?? present.replicas,
  }
  checkMemory(wanted.memSize)
  checkShards(instance.typeId, wanted.shards)
  checkReplicas(wanted.replicas)
  checkOneChange(present, wanted)
  const { memSize, shards, replicas } = wanted
  const nodes = await moreNodes(world, instance, shards)
  const record = { memSize, shards, replicaZones: resize(instance, replicas), ...(nodes && { nodes }) }
  beginChange(world, instance, { type: 'UpgradeInstance', record })
  return { DealId: `${world.clock.now()}` }
}

type Size = Readonly<Record<'memSize' | 'shards' | 'replicas', number>>

function sizeOf({ memSize, shards, replicaZones }: Instance): Size {
  return { memSize, shards, replicas: replicaZones.length }
}

function checkOneChange(present: Size, wanted: Size): void {
  const changed = (['memSize', 'shards', 'replicas'] as const).filter(
    (name) => present[name] !== wanted[name],
  )
  if (changed.length < 2) return
  throw illegalParameter(
    'RedisReplicasNum',
    wanted.replicas,
    'only one of memory, shards and replicas can change in a call',
  )
}

/** New replicas live in the master's zone. */
function resize({ zone, replicaZones }: Instance, count: number): string[] {
  return Array.from({ length: count }, (_, index) => replicaZones[index] ?? zone)
}

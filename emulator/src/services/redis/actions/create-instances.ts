import type {
  CreateInstancesRequest,
  CreateInstancesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import type { World } from '../../../engine/world.ts'
import type { Action } from '../../service.ts'
import { resourceName } from '../../tag/names.ts'
import { setTags } from '../../tag/registry.ts'
import { takePrivateIp } from '../../vpc/private-ips.ts'
import { bindSecurityGroups } from '../../vpc/security-group-bindings.ts'
import { chooseAddress, chooseNodes } from '../addresses.ts'
import { defaultBackup } from '../backup.ts'
import { beginChange } from '../lifecycle.ts'
import { durations } from '../limits.ts'
import { type Instance, instances, status } from '../model.ts'
import { checkOrder, type Order } from '../order.ts'
import { setPassword } from '../server.ts'

export const createInstances: Action<CreateInstancesRequest, CreateInstancesResponse> = async (
  request,
  { world, region },
) => {
  const order = checkOrder(request, world, region)
  if (request.DryRun) return { DealId: '', DealName: '', InstanceIds: [] }
  const InstanceIds: string[] = []
  for (let count = 0; count < request.GoodsNum; count += 1) {
    const { instanceId } = await create(world, region, order)
    InstanceIds.push(instanceId)
  }
  const deal = `${world.clock.now()}`
  return { DealId: deal, DealName: deal, InstanceIds }
}

async function create(world: World, region: string, order: Order): Promise<Instance> {
  const { name, password, subnet, securityGroupIds, tags, direct, ...fields } = order
  const instanceId = world.ids.next('crs')
  const owner = { resourceType: 'REDIS', resourceId: instanceId }
  takePrivateIp(world, subnet, owner)
  const place = direct
    ? await chooseNodes(world, instanceId, fields)
    : await chooseAddress(world, instanceId, fields.port)
  const instance: Instance = {
    ...fields,
    instanceId,
    region,
    name: name ?? instanceId,
    vpcId: subnet.vpcId,
    subnetId: subnet.subnetId,
    status: status.initialising,
    ...place,
    parameters: {},
    deleteProtection: false,
    backup: defaultBackup,
    createdAt: world.clock.now(),
  }
  await setPassword(world, instance, password)
  bindSecurityGroups(world, region, { ...owner, securityGroupIds })
  setTags(world, resourceName(world, 'redis', region, instanceId), tags)
  instances(world).set(instanceId, instance)
  beginChange(world, instance, {
    type: 'CreateInstances',
    duration: durations.creation,
    record: { status: status.initialising },
  })
  return instance
}

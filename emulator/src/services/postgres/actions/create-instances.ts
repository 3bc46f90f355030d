import type {
  CreateInstancesRequest,
  CreateInstancesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { World } from '../../../engine/world.ts'
import type { Action } from '../../service.ts'
import { resourceName } from '../../tag/names.ts'
import { setTags } from '../../tag/registry.ts'
import { takePrivateIp } from '../../vpc/private-ips.ts'
import { bindSecurityGroups } from '../../vpc/security-group-bindings.ts'
import { defaultBackupPlan } from '../backup-plan.ts'
import { beginCreation } from '../lifecycle.ts'
import { type Instance, instances } from '../model.ts'
import { checkOrder, type Order } from '../order.ts'

/** PostgreSQL's own port, which each instance has on an address of its own. */
const preferredPort = 5432

export const createInstances: Action<CreateInstancesRequest, CreateInstancesResponse> = async (
  request,
  { world, region },
) => {
  const order = await checkOrder(request, world, region)
  const created: Instance[] = []
  for (let count = 0; count < request.InstanceCount; count += 1) {
    created.push(await create(world, region, order))
  }
  return {
    DealNames: created.map(({ createdAt }, index) => `${createdAt}${index}`),
    BillId: '',
    DBInstanceIdSet: created.map(({ instanceId }) => instanceId),
  }
}

async function create(world: World, region: string, order: Order): Promise<Instance> {
  const { subnet, securityGroupIds, tags, ...fields } = order
  const instanceId = world.ids.next('postgres')
  const owner = { resourceType: 'POSTGRES', resourceId: instanceId }
  takePrivateIp(world, subnet, owner)
  const address = await world.addresses.allocate(instanceId)
  const port = await world.addresses.choosePort(address, preferredPort)
  const now = world.clock.now()
  const instance: Instance = {
    ...fields,
    instanceId,
    region,
    vpcId: subnet.vpcId,
    subnetId: subnet.subnetId,
    status: 'applying',
    address,
    port,
    ssl: false,
    backupPlan: defaultBackupPlan(now),
    createdAt: now,
    updatedAt: now,
  }
  bindSecurityGroups(world, region, { ...owner, securityGroupIds })
  setTags(world, resourceName(world, 'postgres', region, instanceId), tags)
  instances(world).set(instanceId, instance)
  beginCreation(world, instance)
  return instance
}

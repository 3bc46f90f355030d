import type { World } from '../../engine/world.ts'
import { resourceName } from '../tag/names.ts'
import { setTags } from '../tag/registry.ts'
import { takePrivateIp } from '../vpc/private-ips.ts'
import { bindSecurityGroups } from '../vpc/security-group-bindings.ts'
import { defaultBackupPlan } from './backup-plan.ts'
import { beginCreation } from './lifecycle.ts'
import { preferredPort } from './limits.ts'
import { type Instance, instances } from './model.ts'
import type { Order } from './order.ts'
import type { ReadOnlyOrder } from './read-only-order.ts'

/** Carries out orders that were checked, and answers as the cloud does. */
export async function createAll(world: World, region: string, order: Order | ReadOnlyOrder, count: number) {
  const created: Instance[] = []
  while (created.length < count) created.push(await create(world, region, order))
  return {
    DealNames: created.map(({ createdAt }, index) => `${createdAt}${index}`),
    BillId: '',
    DBInstanceIdSet: created.map(({ instanceId }) => instanceId),
  }
}

async function create(world: World, region: string, order: Order | ReadOnlyOrder): Promise<Instance> {
  const { subnet, securityGroupIds, tags, ...fields } = order
  const instanceId = world.ids.next('masterId' in order ? 'pgro' : 'postgres')
  const owner = { resourceType: 'POSTGRES', resourceId: instanceId }
  takePrivateIp(world, subnet, owner)
  const address = await world.addresses.allocate(instanceId)
  const port = await world.addresses.choosePort(address, preferredPort)
  const now = world.clock.now()
  const instance: Instance = {
    ssl: false,
    ...fields,
    instanceId,
    region,
    vpcId: subnet.vpcId,
    subnetId: subnet.subnetId,
    status: 'applying',
    address,
    port,
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

import type {
  RunInstancesRequest,
  RunInstancesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import { keepUserData } from '../../../data-planes/host.ts'
import { quotaOf } from '../../../engine/quotas.ts'
import { CloudError } from '../../../errors.ts'
import { joinInstance } from '../../cbs/with-instance.ts'
import { replay } from '../../client-tokens.ts'
import type { Action, ActionContext } from '../../service.ts'
import { resourceName } from '../../tag/names.ts'
import { setTags } from '../../tag/registry.ts'
import { takePrivateIp, usableSize, usedPrivateIps } from '../../vpc/private-ips.ts'
import { bindSecurityGroups } from '../../vpc/security-group-bindings.ts'
import { tagTask } from '../lifecycle.ts'
import { durations, limits } from '../limits.ts'
import { type Instance, instances } from '../model.ts'
import { operate } from '../operate.ts'
import { type Order, readOrder } from '../order.ts'

/** https://cloud.tencent.com/document/product/213/15730 */
export const runInstances: Action<RunInstancesRequest, RunInstancesResponse> = (request, context) => {
  const { world, region } = context
  if (request.DryRun) {
    checkRoom(context, readOrder(world, region, request))
    return {}
  }
  return replay(world, 'cvm', request, () => {
    const order = readOrder(world, region, request)
    checkRoom(context, order)
    const launched = Array.from({ length: order.count }, (_, index) => launch(context, order, index))
    return { InstanceIdSet: launched.map(({ instanceId }) => instanceId) }
  })
}

function checkRoom({ world }: ActionContext, { zone, subnet, count }: Order): void {
  const quota = quotaOf(world, 'cvm.instancesPerZone', limits.instancesPerZone)
  const inZone = [...instances(world).values()].filter((instance) => instance.zone === zone)
  if (inZone.length + count > quota) {
    throw new CloudError('InstancesQuotaLimitExceeded', `The quota is ${quota} instances in ${zone}.`)
  }
  if (usableSize(subnet) - usedPrivateIps(world, subnet.subnetId).length >= count) return
  throw new CloudError(
    'FailedOperation.NoAvailableIpAddressCountInSubnet',
    `The subnet ${subnet.subnetId} has not enough private addresses left.`,
  )
}

function launch(context: ActionContext, order: Order, index: number): Instance {
  const { world, region } = context
  const instanceId = world.ids.next('ins')
  const owner = { resourceType: 'CVM', resourceId: instanceId }
  const privateIp = takePrivateIp(world, order.subnet, owner, order.privateIps[index])
  const now = world.clock.now()
  const instance: Instance = {
    instanceId,
    region,
    zone: order.zone,
    projectId: order.projectId,
    // As the cloud does it: several of one name are numbered.
    name: order.count > 1 ? `${order.name}${index + 1}` : order.name,
    hostName: order.hostName || `VM-${privateIp.split('.').slice(2).join('-')}-ubuntu`,
    type: order.type.name,
    imageId: order.imageId,
    vpcId: order.subnet.vpcId,
    subnetId: order.subnet.subnetId,
    privateIp,
    hostAddress: '',
    ownPublicIp: order.ownPublicIp,
    internetChargeType: order.internetChargeType,
    internetBandwidth: order.internetBandwidth,
    keyIds: order.keyIds,
    camRoleName: order.camRoleName,
    agent: order.agent,
    protected: order.protected,
    state: 'PENDING',
    stateSince: now,
    latestOperation: null,
    createdAt: now,
  }
  instances(world).set(instanceId, instance)
  bindSecurityGroups(world, region, {
    resourceId: instanceId,
    resourceType: 'CVM',
    securityGroupIds: order.securityGroupIds,
  })
  addDisks(context, order, instance)
  if (order.userData !== '') keepUserData(world, instanceId, order.userData)
  operate(context, [instance], 'RunInstances', durations.boot, () => ({}))
  const payload = { instanceId, tags: order.tags }
  world.scheduler.schedule({ handler: tagTask, after: durations.tagging, payload })
  return instance
}

/** Disks bought with an instance carry its tags from the beginning. */
function addDisks({ world, region }: ActionContext, order: Order, instance: Instance): void {
  const bought = [
    { ...order.systemDisk, usage: 'SYSTEM_DISK', deleteWithInstance: true } as const,
    ...order.dataDisks.map((disk) => ({
      type: disk.DiskType ?? 'CLOUD_BSSD',
      size: disk.DiskSize,
      name: disk.DiskName ?? '',
      usage: 'DATA_DISK' as const,
      deleteWithInstance: disk.DeleteWithInstance ?? true,
    })),
  ]
  for (const disk of bought) {
    const diskId = world.ids.next('disk')
    joinInstance(world, {
      ...disk,
      diskId,
      region,
      zone: instance.zone,
      projectId: instance.projectId,
      state: 'ATTACHED',
      instanceId: instance.instanceId,
      portable: disk.usage === 'DATA_DISK',
      createdAt: instance.createdAt,
    })
    setTags(world, resourceName(world, 'disk', region, diskId), order.tags)
  }
}

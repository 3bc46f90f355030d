import type { CreateReadOnlyDBInstanceRequest } from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { findZone } from '../../engine/regions.ts'
import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { supportOnly } from '../supported-fields.ts'
import { readTags } from '../tag/pairs.ts'
import { checkSecurityGroups } from '../vpc/security-group-bindings.ts'
import { findSpec } from './catalogue.ts'
import { illegalZone, invalidValue } from './errors.ts'
import { findPrimary } from './instances.ts'
import { limits } from './limits.ts'
import { checkInstanceName } from './names.ts'
import { checkChargeType, checkCounts, findSubnet, notSupported, type Order } from './order.ts'
import { checkGroupTakes, readOnlyInstancesOf } from './read-only-groups.ts'
import { checkStorage } from './storage.ts'

/** A request of CreateReadOnlyDBInstance that can be carried out: the rest is as the master has it. */
export type ReadOnlyOrder = Omit<Order, 'adminVerifier'> & {
  readonly ssl: boolean
  readonly masterId: string
  readonly groupId?: string
}

/** @throws CloudError for whatever the cloud would refuse, and for what this emulator has not */
export function checkReadOnlyOrder(
  request: CreateReadOnlyDBInstanceRequest,
  world: World,
  region: string,
): ReadOnlyOrder {
  checkSupport(request)
  checkCounts(request, limits.readOnlyInstances)
  const master = findPrimary(world, region, request.MasterDBInstanceId)
  const { version, charset, adminName, storageType, ssl, instanceId: masterId } = master
  const spec = findSpec(request.SpecCode)
  checkStorage(request.Storage)
  if (request.Storage < master.storage) {
    throw invalidValue('Storage', request.Storage, `at least the ${master.storage} GB of ${masterId}`)
  }
  if (!findZone(region, request.Zone)) throw illegalZone(request.Zone)
  if (request.Name !== undefined) checkInstanceName('Name', request.Name)
  const subnet = findSubnet(request, world, region)
  const { SecurityGroupIds: securityGroupIds = [], ReadOnlyGroupId: groupId } = request
  checkSecurityGroups(world, region, securityGroupIds)
  if (groupId !== undefined) checkGroupTakes(world, region, groupId, masterId)
  if (readOnlyInstancesOf(world, masterId).length + request.InstanceCount > limits.readOnlyInstances) {
    throw new CloudError(
      'OperationDenied.RoInstanceCountExeedError',
      `An instance can have ${limits.readOnlyInstances} read-only instances.`,
    )
  }
  return {
    ...spec,
    ...{ version, charset, adminName, storageType, ssl, masterId, subnet, securityGroupIds },
    ...(groupId !== undefined && { groupId }),
    zone: request.Zone,
    standbyZone: request.Zone,
    name: request.Name ?? '未命名',
    storage: request.Storage,
    projectId: request.ProjectId ?? 0,
    deletionProtection: request.DeletionProtection ?? false,
    tags: readTags(request.Tags),
  }
}

function checkSupport(request: CreateReadOnlyDBInstanceRequest): void {
  supportOnly(request, [
    ...(['Zone', 'MasterDBInstanceId', 'SpecCode', 'Storage', 'InstanceCount', 'Period'] as const),
    ...(['VpcId', 'SubnetId', 'InstanceChargeType', 'ReadOnlyGroupId', 'SecurityGroupIds'] as const),
    ...(['Name', 'ProjectId', 'Tags', 'DeletionProtection', 'AutoRenewFlag', 'AutoVoucher'] as const),
    'NeedSupportIpv6',
  ])
  checkChargeType(request)
  if (request.NeedSupportIpv6) throw notSupported('IPv6 (NeedSupportIpv6)')
}

import type {
  CreateReadOnlyGroupRequest,
  CreateReadOnlyGroupResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { takePrivateIp } from '../../vpc/private-ips.ts'
import { bindSecurityGroups, checkSecurityGroups } from '../../vpc/security-group-bindings.ts'
import { readElimination } from '../elimination.ts'
import { invalidValue } from '../errors.ts'
import { findPrimary } from '../instances.ts'
import { limits, preferredPort } from '../limits.ts'
import { checkInstanceName } from '../names.ts'
import { findSubnet } from '../order.ts'
import { beginGroupChange, groupsOf, type ReadOnlyGroup } from '../read-only-groups.ts'

const off = { byLag: false, byLatency: false, maxLag: 0, maxLatency: 0, reserve: 0 }

export const createReadOnlyGroup: Action<CreateReadOnlyGroupRequest, CreateReadOnlyGroupResponse> = async (
  request,
  { world, region },
) => {
  const { MasterDBInstanceId, Name, ReplayLagEliminate, ReplayLatencyEliminate } = request
  const master = findPrimary(world, region, MasterDBInstanceId)
  checkInstanceName('Name', Name)
  if (ReplayLagEliminate === undefined || ReplayLagEliminate !== ReplayLatencyEliminate) {
    throw invalidValue('ReplayLagEliminate', ReplayLagEliminate, 'needed, and as ReplayLatencyEliminate')
  }
  const elimination = readElimination(request, off)
  const subnet = findSubnet(request, world, region)
  const { SecurityGroupIds: securityGroupIds = [] } = request
  checkSecurityGroups(world, region, securityGroupIds)
  if (groupsOf(world, master.instanceId).length >= limits.readOnlyGroups) {
    throw new CloudError(
      'FailedOperation.ROGroupNumExceedError',
      `An instance can have ${limits.readOnlyGroups} read-only groups.`,
    )
  }

  const groupId = world.ids.next('pgrogrp')
  const owner = { resourceType: 'POSTGRES', resourceId: groupId }
  takePrivateIp(world, subnet, owner)
  const address = await world.addresses.allocate(groupId)
  const group: ReadOnlyGroup = {
    ...elimination,
    groupId,
    masterId: master.instanceId,
    region,
    zone: subnet.zone,
    name: Name,
    projectId: request.ProjectId ?? 0,
    vpcId: subnet.vpcId,
    subnetId: subnet.subnetId,
    address,
    port: await world.addresses.choosePort(address, preferredPort),
    rebalance: true,
    status: 'creating',
    createdAt: world.clock.now(),
  }
  bindSecurityGroups(world, region, { ...owner, securityGroupIds })
  const flowId = beginGroupChange(world, group)
  return { ReadOnlyGroupId: groupId, FlowId: flowId, TaskId: flowId }
}

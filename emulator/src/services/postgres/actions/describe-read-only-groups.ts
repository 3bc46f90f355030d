import type {
  DescribeReadOnlyGroupsRequest,
  DescribeReadOnlyGroupsResponse,
  ReadOnlyGroup as ShownGroup,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { World } from '../../../engine/world.ts'
import { applyFilters, exactly } from '../../filters.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { invalidValue } from '../errors.ts'
import { membersOf, type ReadOnlyGroup, readOnlyGroups } from '../read-only-groups.ts'
import { describeInstance } from '../view.ts'

const master = 'db-master-instance-id'

/** Of one master, which must be named. */
export const describeReadOnlyGroups: Action<DescribeReadOnlyGroupsRequest, DescribeReadOnlyGroupsResponse> = (
  request,
  { world, region },
) => {
  supportOnly(request, ['Filters', 'PageSize', 'PageNumber'])
  const { PageSize = 10, PageNumber = 1 } = request
  const filters = request.Filters?.map(({ Name = '', Values = [] }) => ({ Name, Values }))
  if (!filters?.some(({ Name }) => Name === master))
    throw invalidValue('Filters', filters, `${master} is needed`)
  if (PageSize < 1 || PageSize > 99) throw invalidValue('PageSize', PageSize, '1 to 99')
  const here = [...readOnlyGroups(world).values()].filter((group) => group.region === region)
  const found = applyFilters(here, filters, {
    unknownCode: 'InvalidParameterValue.InvalidParameterValueError',
    matchers: {
      [master]: exactly(({ masterId }) => masterId),
      'read-only-group-id': exactly(({ groupId }) => groupId),
    },
  })
  return {
    ReadOnlyGroupList: found
      .slice((PageNumber - 1) * PageSize, PageNumber * PageSize)
      .map((group) => show(world, group)),
  }
}

function show(world: World, group: ReadOnlyGroup): ShownGroup {
  const { vpcId, subnetId, address, port, status } = group
  return {
    ReadOnlyGroupId: group.groupId,
    ReadOnlyGroupName: group.name,
    MasterDBInstanceId: group.masterId,
    ProjectId: group.projectId,
    Region: group.region,
    Zone: group.zone,
    VpcId: vpcId,
    SubnetId: subnetId,
    Status: status,
    ReplayLagEliminate: group.byLag ? 1 : 0,
    ReplayLatencyEliminate: group.byLatency ? 1 : 0,
    MaxReplayLag: group.maxLag,
    MaxReplayLatency: group.maxLatency,
    MinDelayEliminateReserve: group.reserve,
    Rebalance: group.rebalance ? 1 : 0,
    ReadOnlyDBInstanceList: membersOf(world, group.groupId).map((one) => describeInstance(world, one)),
    DBInstanceNetInfo: [
      {
        NetType: 'private',
        Ip: address,
        Port: port,
        Address: '',
        Status: status === 'creating' ? 'initing' : 'opened',
        VpcId: vpcId,
        SubnetId: subnetId,
      },
    ],
  }
}

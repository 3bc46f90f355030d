import type {
  DescribeSecurityGroupAssociationStatisticsRequest,
  DescribeSecurityGroupAssociationStatisticsResponse,
  SecurityGroupAssociationStatistics,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import type { World } from '../../../engine/world.ts'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { findSecurityGroup } from '../find.ts'
import { boundTo } from '../security-group-bindings.ts'
import { referrersOf } from './delete-security-group.ts'

const mostGroups = 50

export const describeSecurityGroupAssociationStatistics: Action<
  DescribeSecurityGroupAssociationStatisticsRequest,
  DescribeSecurityGroupAssociationStatisticsResponse
> = ({ SecurityGroupIds }, { world, region }) => {
  if (SecurityGroupIds.length > mostGroups) {
    throw new CloudError('InvalidParameterValue.LimitExceeded', `At most ${mostGroups} groups can be given.`)
  }
  for (const id of SecurityGroupIds) findSecurityGroup(world, region, id)
  return { SecurityGroupAssociationStatisticsSet: SecurityGroupIds.map((id) => statistics(world, id)) }
}

function statistics(world: World, id: string): SecurityGroupAssociationStatistics {
  const byType = Map.groupBy(boundTo(world, id), (binding) => binding.resourceType)
  const count = (type: string) => byType.get(type)?.length ?? 0
  const instances = [...byType].map(([InstanceType, bound]) => ({
    InstanceType,
    InstanceCount: bound.length,
  }))
  const SG = referrersOf(world, id).length
  return {
    SecurityGroupId: id,
    CVM: count('CVM'),
    CDB: count('CDB'),
    ENI: 0,
    SG,
    CLB: count('CLB'),
    InstanceStatistics: instances,
    TotalCount: instances.reduce((sum, { InstanceCount }) => sum + InstanceCount, SG),
  }
}

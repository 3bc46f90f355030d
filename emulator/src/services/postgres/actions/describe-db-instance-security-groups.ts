import type {
  DescribeDBInstanceSecurityGroupsRequest,
  DescribeDBInstanceSecurityGroupsResponse,
  PolicyRule,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { World } from '../../../engine/world.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { chinaTime } from '../../timestamps.ts'
import { type Rule, securityGroups } from '../../vpc/model.ts'
import { securityGroupsOf } from '../../vpc/security-group-bindings.ts'
import { findInstance } from '../instances.ts'
import { findReadOnlyGroup } from '../read-only-groups.ts'

export const describeDBInstanceSecurityGroups: Action<
  DescribeDBInstanceSecurityGroupsRequest,
  DescribeDBInstanceSecurityGroupsResponse
> = (request, { world, region }) => {
  supportOnly(request, ['DBInstanceId', 'ReadOnlyGroupId'])
  const groups = securityGroupsOf(world, ownerOf(request, world, region)).map((id) =>
    securityGroups(world).get(id),
  )
  return {
    SecurityGroupSet: groups
      .filter((group) => group !== undefined)
      .map((group) => ({
        ProjectId: Number(group.projectId),
        CreateTime: chinaTime(group.createdAt),
        SecurityGroupId: group.securityGroupId,
        SecurityGroupName: group.name,
        SecurityGroupDescription: group.description,
        Inbound: group.ingress.map(describeRule),
        Outbound: group.egress.map(describeRule),
      })),
  }
}

/** One of an instance and a read-only group is to be named. */
function ownerOf(request: DescribeDBInstanceSecurityGroupsRequest, world: World, region: string): string {
  const { DBInstanceId = '', ReadOnlyGroupId } = request
  return ReadOnlyGroupId === undefined
    ? findInstance(world, region, DBInstanceId).instanceId
    : findReadOnlyGroup(world, region, ReadOnlyGroupId).groupId
}

function describeRule({ action, cidr, ipv6Cidr, port, protocol, description }: Rule): PolicyRule {
  return {
    Action: action,
    CidrIp: cidr || ipv6Cidr,
    PortRange: port,
    IpProtocol: protocol,
    Description: description,
  }
}

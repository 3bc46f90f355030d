import type {
  DescribeDBInstanceSecurityGroupsRequest,
  DescribeDBInstanceSecurityGroupsResponse,
  PolicyRule,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { chinaTime } from '../../timestamps.ts'
import { type Rule, securityGroups } from '../../vpc/model.ts'
import { securityGroupsOf } from '../../vpc/security-group-bindings.ts'
import { findInstance } from '../instances.ts'

export const describeDBInstanceSecurityGroups: Action<
  DescribeDBInstanceSecurityGroupsRequest,
  DescribeDBInstanceSecurityGroupsResponse
> = (request, { world, region }) => {
  supportOnly(request, ['DBInstanceId'])
  const { instanceId } = findInstance(world, region, request.DBInstanceId ?? '')
  const groups = securityGroupsOf(world, instanceId).map((id) => securityGroups(world).get(id))
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

function describeRule({ action, cidr, ipv6Cidr, port, protocol, description }: Rule): PolicyRule {
  return {
    Action: action,
    CidrIp: cidr || ipv6Cidr,
    PortRange: port,
    IpProtocol: protocol,
    Description: description,
  }
}

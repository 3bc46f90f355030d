import type {
  DescribeDBSecurityGroupsRequest,
  DescribeDBSecurityGroupsResponse,
  Inbound,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import type { Action } from '../../service.ts'
import { chinaTime } from '../../timestamps.ts'
import { type Rule, securityGroups } from '../../vpc/model.ts'
import { securityGroupsOf } from '../../vpc/security-group-bindings.ts'
import { illegalParameter } from '../errors.ts'
import { findInstance } from '../instances.ts'

export const describeDBSecurityGroups: Action<
  DescribeDBSecurityGroupsRequest,
  DescribeDBSecurityGroupsResponse
> = ({ Product, InstanceId }, { world, region }) => {
  if (Product !== 'redis') throw illegalParameter('Product', Product, 'redis')
  const { instanceId, address, port } = findInstance(world, region, InstanceId)
  const groups = securityGroupsOf(world, instanceId).map((id) => securityGroups(world).get(id))
  return {
    VIP: address,
    VPort: `${port}`,
    Groups: groups
      .filter((group) => group !== undefined)
      .map((group) => ({
        CreateTime: chinaTime(group.createdAt),
        ProjectId: Number(group.projectId),
        SecurityGroupId: group.securityGroupId,
        SecurityGroupName: group.name,
        SecurityGroupRemark: group.description,
        Inbound: group.ingress.map(describeRule),
        Outbound: group.egress.map(describeRule),
      })),
  }
}

function describeRule({
  action,
  cidr,
  ipv6Cidr,
  port,
  protocol,
  description,
  securityGroupId,
}: Rule): Inbound {
  return {
    Action: action,
    CidrIp: cidr || ipv6Cidr,
    Desc: description,
    IpProtocol: protocol,
    PortRange: port,
    Id: securityGroupId,
    AddressModule: '',
    ServiceModule: '',
  }
}

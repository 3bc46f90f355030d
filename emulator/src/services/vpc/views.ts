import type * as models from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import type { World } from '../../engine/world.ts'
import { resourceName } from '../tag/names.ts'
import { asKeyValue, type Tags } from '../tag/pairs.ts'
import { tagsOf } from '../tag/registry.ts'
import { chinaTime, isoTime } from '../timestamps.ts'
import type { Address, Rule, SecurityGroup, Subnet, Vpc } from './model.ts'
import { usableSize, usedPrivateIps } from './private-ips.ts'
import { routeTableIdOf } from './route-tables.ts'

export function vpcTags(world: World, { region, vpcId }: Vpc): Tags {
  return tagsOf(world, resourceName(world, 'vpc', region, vpcId))
}

export function subnetTags(world: World, { region, subnetId }: Subnet): Tags {
  return tagsOf(world, resourceName(world, 'subnet', region, subnetId))
}

export function securityGroupTags(world: World, { region, securityGroupId }: SecurityGroup): Tags {
  return tagsOf(world, resourceName(world, 'securityGroup', region, securityGroupId))
}

export function addressTags(world: World, { region, addressId }: Address): Tags {
  return tagsOf(world, resourceName(world, 'address', region, addressId))
}

export function showVpc(world: World, vpc: Vpc): models.Vpc {
  return {
    VpcId: vpc.vpcId,
    VpcName: vpc.name,
    CidrBlock: vpc.cidr,
    IsDefault: false,
    EnableMulticast: false,
    CreatedTime: chinaTime(vpc.createdAt),
    DnsServerSet: [...vpc.dnsServers],
    DomainName: vpc.domainName,
    DhcpOptionsId: '',
    EnableDhcp: true,
    Ipv6CidrBlock: '',
    TagSet: asKeyValue(vpcTags(world, vpc)),
    AssistantCidrSet: [],
  }
}

export function showSubnet(world: World, subnet: Subnet): models.Subnet {
  const total = usableSize(subnet)
  return {
    VpcId: subnet.vpcId,
    SubnetId: subnet.subnetId,
    SubnetName: subnet.name,
    CidrBlock: subnet.cidr,
    IsDefault: false,
    EnableBroadcast: subnet.broadcast,
    Zone: subnet.zone,
    RouteTableId: routeTableIdOf(world, subnet),
    CreatedTime: chinaTime(subnet.createdAt),
    AvailableIpAddressCount: total - usedPrivateIps(world, subnet.subnetId).length,
    TotalIpAddressCount: total,
    Ipv6CidrBlock: '',
    NetworkAclId: '',
    IsRemoteVpcSnat: false,
    TagSet: asKeyValue(subnetTags(world, subnet)),
  }
}

export function showSecurityGroup(world: World, group: SecurityGroup): models.SecurityGroup {
  return {
    SecurityGroupId: group.securityGroupId,
    SecurityGroupName: group.name,
    SecurityGroupDesc: group.description,
    ProjectId: group.projectId,
    IsDefault: false,
    CreatedTime: chinaTime(group.createdAt),
    UpdateTime: chinaTime(group.updatedAt),
    TagSet: asKeyValue(securityGroupTags(world, group)),
  }
}

export function showRule(rule: Rule, index: number): models.SecurityGroupPolicy {
  return {
    PolicyIndex: index,
    Protocol: rule.protocol,
    Port: rule.port,
    CidrBlock: rule.cidr,
    Ipv6CidrBlock: rule.ipv6Cidr,
    SecurityGroupId: rule.securityGroupId,
    Action: rule.action,
    PolicyDescription: rule.description,
    ModifyTime: chinaTime(rule.modifiedAt),
  }
}

export function shownIp({ publicIp, hostAddress }: Address): string {
  return hostAddress === '' ? publicIp : hostAddress
}

/** What kind of thing the address is bound to. */
export function boundKind({ instanceId }: Address): string {
  if (instanceId === '') return ''
  return instanceId.startsWith('nat-') ? 'NAT' : 'CVM'
}

export function showAddress(world: World, address: Address): models.Address {
  return {
    AddressId: address.addressId,
    AddressName: address.name,
    AddressStatus: address.status,
    AddressIp: shownIp(address),
    InstanceId: address.instanceId,
    InstanceType: boundKind(address),
    CreatedTime: isoTime(address.createdAt),
    NetworkInterfaceId: '',
    PrivateAddressIp: address.privateIp,
    IsArrears: false,
    IsBlocked: false,
    IsEipDirectConnection: false,
    AddressType: 'EIP',
    CascadeRelease: false,
    InternetServiceProvider: 'BGP',
    LocalBgp: false,
    Bandwidth: address.bandwidth,
    InternetChargeType: address.chargeType,
    TagSet: asKeyValue(addressTags(world, address)),
  }
}

import type * as models from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import type { World } from '../../engine/world.ts'
import { resourceName } from '../tag/names.ts'
import { asKeyValue, type Tags } from '../tag/pairs.ts'
import { tagsOf } from '../tag/registry.ts'
import { chinaTime } from '../timestamps.ts'
import { addressesOf, type NatGateway } from './nat-gateways.ts'

export function natGatewayTags(world: World, { region, natGatewayId }: NatGateway): Tags {
  return tagsOf(world, resourceName(world, 'natGateway', region, natGatewayId))
}

export function showNatGateway(world: World, gateway: NatGateway): models.NatGateway {
  return {
    NatGatewayId: gateway.natGatewayId,
    NatGatewayName: gateway.name,
    VpcId: gateway.vpcId,
    Zone: gateway.zone,
    State: gateway.state,
    NetworkState: gateway.state === 'AVAILABLE' ? 'AVAILABLE' : 'UNAVAILABLE',
    NatProductVersion: gateway.version,
    InternetMaxBandwidthOut: gateway.bandwidth,
    MaxConcurrentConnection: gateway.connections,
    PublicIpAddressSet: addressesOf(world, gateway).map(({ addressId, publicIp }) => ({
      AddressId: addressId,
      PublicIpAddress: publicIp,
      IsBlocked: false,
      BlockType: 'NORMAL',
    })),
    DestinationIpPortTranslationNatRuleSet: [],
    SourceIpTranslationNatRuleSet: [],
    SecurityGroupSet: [],
    IsExclusive: false,
    RestrictState: 'NORMAL',
    DeletionProtectionEnabled: gateway.deletionProtection,
    CreatedTime: chinaTime(gateway.createdAt),
    TagSet: asKeyValue(natGatewayTags(world, gateway)),
  }
}

import type {
  ModifyNatGatewayAttributeRequest,
  ModifyNatGatewayAttributeResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { checkBandwidth, checkNatName } from '../nat-gateway-order.ts'
import { findNatGateway, natGateways } from '../nat-gateways.ts'

export const modifyNatGatewayAttribute: Action<
  ModifyNatGatewayAttributeRequest,
  ModifyNatGatewayAttributeResponse
> = (request, { world, region }) => {
  supportOnly(request, [
    'NatGatewayId',
    'NatGatewayName',
    'InternetMaxBandwidthOut',
    'DeletionProtectionEnabled',
  ])
  const gateway = findNatGateway(world, region, request.NatGatewayId)
  const {
    NatGatewayName: name = gateway.name,
    InternetMaxBandwidthOut: bandwidth = gateway.bandwidth,
    DeletionProtectionEnabled: deletionProtection = gateway.deletionProtection,
  } = request
  checkNatName(name)
  checkBandwidth(bandwidth)
  natGateways(world).set(gateway.natGatewayId, { ...gateway, name, bandwidth, deletionProtection })
  return {}
}

import type {
  DescribeNatGatewaysRequest,
  DescribeNatGatewaysResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import { containing, exactly, type Matchers } from '../../filters.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { select } from '../find.ts'
import { natGatewayTags, showNatGateway } from '../nat-gateway-view.ts'
import { type NatGateway, natGateways } from '../nat-gateways.ts'

const matchers: Matchers<NatGateway> = {
  'nat-gateway-id': exactly((gateway) => gateway.natGatewayId),
  'nat-gateway-name': containing((gateway) => gateway.name),
  'vpc-id': exactly((gateway) => gateway.vpcId),
}

export const describeNatGateways: Action<DescribeNatGatewaysRequest, DescribeNatGatewaysResponse> = (
  request,
  { world, region },
) => {
  const tags = (gateway: NatGateway) => natGatewayTags(world, gateway)
  const { NatGatewayIds, Filters } = request
  const found = select(natGateways(world), region, NatGatewayIds, Filters, { matchers, tags })
  const page = pageOf(found, request, { limit: 20, maximum: 100 })
  return { TotalCount: found.length, NatGatewaySet: page.map((gateway) => showNatGateway(world, gateway)) }
}

import type {
  ReplaceRouteTableAssociationRequest,
  ReplaceRouteTableAssociationResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { findSubnet } from '../find.ts'
import { subnets } from '../model.ts'
import { findRouteTable } from '../route-tables.ts'

export const replaceRouteTableAssociation: Action<
  ReplaceRouteTableAssociationRequest,
  ReplaceRouteTableAssociationResponse
> = ({ RouteTableId, SubnetId = '' }, { world, region }) => {
  const table = findRouteTable(world, region, RouteTableId)
  const subnet = findSubnet(world, region, SubnetId)
  if (subnet.vpcId !== table.vpcId) {
    throw new CloudError(
      'UnsupportedOperation.VpcMismatch',
      `${SubnetId} and ${RouteTableId} are of different VPCs.`,
    )
  }
  subnets(world).set(SubnetId, { ...subnet, routeTableId: RouteTableId })
  return {}
}

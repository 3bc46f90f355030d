import type {
  DeleteRouteTableRequest,
  DeleteRouteTableResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { resourceName } from '../../tag/names.ts'
import { forgetTags } from '../../tag/registry.ts'
import { findRouteTable, forgetRouteTable, isDefault, subnetsOf } from '../route-tables.ts'

/** The default table lives and dies with its VPC; another goes once it leads no subnet. */
export const deleteRouteTable: Action<DeleteRouteTableRequest, DeleteRouteTableResponse> = (
  { RouteTableId },
  { world, region },
) => {
  const table = findRouteTable(world, region, RouteTableId)
  if (isDefault(world, table)) {
    throw new CloudError(
      'UnsupportedOperation.DelDefaultRoute',
      `${RouteTableId} is the default route table of ${table.vpcId}.`,
    )
  }
  const [subnet] = subnetsOf(world, table)
  if (subnet) {
    throw new CloudError(
      'UnsupportedOperation.DelRouteWithSubnet',
      `The route table ${RouteTableId} leads the subnet ${subnet.subnetId}.`,
    )
  }
  forgetRouteTable(world, RouteTableId)
  forgetTags(world, resourceName(world, 'routeTable', region, RouteTableId))
  return {}
}

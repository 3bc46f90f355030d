import type {
  DescribeRouteTablesRequest,
  DescribeRouteTablesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import type { World } from '../../../engine/world.ts'
import { CloudError } from '../../../errors.ts'
import { applyFilters, exactly, type FilterRules } from '../../filters.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { routeTableTags, showRouteTable } from '../route-table-view.ts'
import { findRouteTable, isDefault, type RouteTable, routeTablesIn } from '../route-tables.ts'

/** https://cloud.tencent.com/document/api/215/15763 */
export const describeRouteTables: Action<DescribeRouteTablesRequest, DescribeRouteTablesResponse> = (
  request,
  { world, region },
) => {
  supportOnly(request, ['RouteTableIds', 'Filters', 'Offset', 'Limit'])
  const { RouteTableIds, Filters } = request
  if (RouteTableIds?.length && Filters?.length) {
    throw new CloudError('InvalidParameter.Coexist', 'Ids and Filters cannot be given together.')
  }
  const asked = RouteTableIds?.length
    ? RouteTableIds.map((id) => findRouteTable(world, region, id))
    : routeTablesIn(world, region)
  const found = applyFilters(asked, Filters, rules(world))
  const page = pageOf(found, request, { limit: 20, maximum: 100 })
  return { TotalCount: found.length, RouteTableSet: page.map((table) => showRouteTable(world, table)) }
}

function rules(world: World): FilterRules<RouteTable> {
  return {
    unknownCode: 'InvalidParameter.FilterInvalidKey',
    tags: (table) => routeTableTags(world, table),
    matchers: {
      'route-table-id': exactly((table) => table.routeTableId),
      'route-table-name': exactly((table) => table.name),
      'vpc-id': exactly((table) => table.vpcId),
      'association.main': exactly((table) => String(isDefault(world, table))),
    },
  }
}

import type {
  CreateRouteTableRequest,
  CreateRouteTableResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import { quotaOf } from '../../../engine/quotas.ts'
import type { Action } from '../../service.ts'
import { resourceName } from '../../tag/names.ts'
import { readTags } from '../../tag/pairs.ts'
import { setTags } from '../../tag/registry.ts'
import { quotaExceeded, tooLong } from '../errors.ts'
import { findVpc } from '../find.ts'
import { limits } from '../limits.ts'
import { showRouteTable } from '../route-table-view.ts'
import { type RouteTable, routeTablesIn, saveRouteTable } from '../route-tables.ts'

/** A new table leads no subnet until one is associated with it. */
export const createRouteTable: Action<CreateRouteTableRequest, CreateRouteTableResponse> = (
  { VpcId, RouteTableName: name, Tags },
  { world, region },
) => {
  findVpc(world, region, VpcId)
  if (name === '' || name.length > limits.nameLength) throw tooLong('RouteTableName', limits.nameLength)
  const tags = readTags(Tags)
  const siblings = routeTablesIn(world, region).filter(({ vpcId }) => vpcId === VpcId)
  const quota = quotaOf(world, 'vpc.routeTablesPerVpc', limits.routeTablesPerVpc)
  if (siblings.length >= quota) throw quotaExceeded('route tables', quota)

  const table: RouteTable = {
    routeTableId: world.ids.next('rtb'),
    vpcId: VpcId,
    region,
    name,
    routes: [],
    createdAt: world.clock.now(),
  }
  saveRouteTable(world, table)
  setTags(world, resourceName(world, 'routeTable', region, table.routeTableId), tags)
  return { RouteTable: showRouteTable(world, table) }
}

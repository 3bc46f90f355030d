import type {
  CreateRoutesRequest,
  CreateRoutesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import type { Action } from '../../service.ts'
import { quotaExceeded } from '../errors.ts'
import { limits } from '../limits.ts'
import { readRoutes } from '../read-routes.ts'
import { showRouteTable } from '../route-table-view.ts'
import { findRouteTable, saveRouteTable } from '../route-tables.ts'

export const createRoutes: Action<CreateRoutesRequest, CreateRoutesResponse> = (
  { RouteTableId, Routes },
  { world, region },
) => {
  const table = findRouteTable(world, region, RouteTableId)
  const added = readRoutes(world, table, Routes)
  const routes = [...table.routes, ...added]
  if (routes.length > limits.routesPerTable) throw quotaExceeded('routes', limits.routesPerTable)
  const changed = { ...table, routes }
  saveRouteTable(world, changed)
  return { TotalCount: added.length, RouteTableSet: [showRouteTable(world, changed)] }
}

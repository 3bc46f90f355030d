import type {
  DeleteRoutesRequest,
  DeleteRoutesResponse,
  Route as GivenRoute,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import type { Action } from '../../service.ts'
import { notFound } from '../errors.ts'
import { showRoute } from '../route-table-view.ts'
import { findRouteTable, type Route, type RouteTable, saveRouteTable } from '../route-tables.ts'

/** Routes are known by `RouteItemId` or `RouteId`; where they lead is not looked at. */
export const deleteRoutes: Action<DeleteRoutesRequest, DeleteRoutesResponse> = (
  { RouteTableId, Routes = [] },
  { world, region },
) => {
  const table = findRouteTable(world, region, RouteTableId)
  const doomed = Routes.map((given) => findRoute(table, given))
  saveRouteTable(world, { ...table, routes: table.routes.filter((route) => !doomed.includes(route)) })
  return { RouteSet: doomed.map((route) => showRoute(table, route)) }
}

function findRoute({ routes }: RouteTable, { RouteItemId, RouteId }: GivenRoute): Route {
  const route = routes.find(({ itemId, routeId }) =>
    RouteItemId === undefined ? routeId === RouteId : itemId === RouteItemId,
  )
  if (!route) throw notFound(RouteItemId ?? String(RouteId))
  return route
}

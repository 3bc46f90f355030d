import type * as models from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import type { World } from '../../engine/world.ts'
import { resourceName } from '../tag/names.ts'
import { asKeyValue, type Tags } from '../tag/pairs.ts'
import { tagsOf } from '../tag/registry.ts'
import { chinaTime } from '../timestamps.ts'
import { vpcs } from './model.ts'
import { isDefault, type Route, type RouteTable, subnetsOf } from './route-tables.ts'

export function routeTableTags(world: World, { region, routeTableId }: RouteTable): Tags {
  return tagsOf(world, resourceName(world, 'routeTable', region, routeTableId))
}

export function showRouteTable(world: World, table: RouteTable): models.RouteTable {
  const { routeTableId, vpcId } = table
  return {
    VpcId: vpcId,
    RouteTableId: routeTableId,
    RouteTableName: table.name,
    Main: isDefault(world, table),
    AssociationSet: subnetsOf(world, table).map(({ subnetId }) => ({
      SubnetId: subnetId,
      RouteTableId: routeTableId,
    })),
    RouteSet: [localRoute(world, table), ...table.routes.map((route) => showRoute(table, route))],
    CreatedTime: chinaTime(table.createdAt),
    TagSet: asKeyValue(routeTableTags(world, table)),
  }
}

export function showRoute({ routeTableId }: RouteTable, route: Route): models.Route {
  return {
    RouteId: route.routeId,
    RouteItemId: route.itemId,
    RouteTableId: routeTableId,
    DestinationCidrBlock: route.destination,
    GatewayType: route.gatewayType,
    GatewayId: route.gatewayId,
    RouteDescription: route.description,
    RouteType: 'USER',
    Enabled: route.enabled,
    PublishedToVbc: false,
    CreatedTime: chinaTime(route.createdAt),
  }
}

/** The way within the VPC, which nobody can take away. */
function localRoute(world: World, { routeTableId, vpcId }: RouteTable): models.Route {
  return {
    DestinationCidrBlock: vpcs(world).get(vpcId)?.cidr ?? '',
    GatewayType: 'LOCAL',
    GatewayId: 'Local',
    RouteDescription: 'Local',
    RouteTableId: routeTableId,
    RouteType: 'USER',
    Enabled: true,
  }
}

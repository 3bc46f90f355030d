import type { Collection } from '../../engine/store.ts'
import type { World } from '../../engine/world.ts'
import { notFound } from './errors.ts'
import { type Subnet, subnets, type Vpc, vpcs } from './model.ts'

export interface RouteTable {
  readonly routeTableId: string
  readonly vpcId: string
  readonly region: string
  readonly name: string
  /** Those that were created; the way within the VPC is always there. */
  readonly routes: readonly Route[]
  readonly createdAt: number
}

export interface Route {
  readonly routeId: number
  readonly itemId: string
  readonly destination: string
  /** `NAT`, `EIP`, `NORMAL_CVM` */
  readonly gatewayType: string
  readonly gatewayId: string
  readonly description: string
  readonly enabled: boolean
  readonly createdAt: number
}

/** All of a region; a VPC's default table comes first and is there without anybody having made it. */
export function routeTablesIn(world: World, region: string): RouteTable[] {
  const defaults = [...vpcs(world).values()]
    .filter((vpc) => vpc.region === region)
    .map((vpc) => defaultTable(world, vpc))
  const custom = [...stored(world).values()].filter(
    (table) => table.region === region && !isDefault(world, table),
  )
  return [...defaults, ...custom]
}

/** @throws CloudError `ResourceNotFound` */
export function findRouteTable(world: World, region: string, id: string): RouteTable {
  const table = stored(world).get(id) ?? routeTablesIn(world, region).find((one) => one.routeTableId === id)
  if (table?.region !== region) throw notFound(id)
  return table
}

export function isDefault(world: World, { routeTableId, vpcId }: RouteTable): boolean {
  return vpcs(world).get(vpcId)?.routeTableId === routeTableId
}

export function saveRouteTable(world: World, table: RouteTable): void {
  stored(world).set(table.routeTableId, table)
}

export function forgetRouteTable(world: World, routeTableId: string): void {
  stored(world).delete(routeTableId)
}

/** The subnets that a table leads. */
export function subnetsOf(world: World, { routeTableId, vpcId }: RouteTable): Subnet[] {
  return [...subnets(world).values()].filter(
    (subnet) => subnet.vpcId === vpcId && routeTableIdOf(world, subnet) === routeTableId,
  )
}

/** The table that leads a subnet: its own, else the VPC's default. */
export function routeTableIdOf(world: World, { routeTableId, vpcId }: Subnet): string {
  return routeTableId ?? vpcs(world).get(vpcId)?.routeTableId ?? ''
}

function defaultTable(world: World, { routeTableId, vpcId, region, createdAt }: Vpc): RouteTable {
  const untouched = { routeTableId, vpcId, region, name: 'default', routes: [], createdAt }
  return stored(world).get(routeTableId) ?? untouched
}

function stored(world: World): Collection<RouteTable> {
  return world.store.collection('vpc.route-tables')
}

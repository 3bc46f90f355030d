import { randomInt } from 'node:crypto'
import type * as models from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { supportOnly } from '../supported-fields.ts'
import { type Cidr, contains, parseCidr } from './cidr.ts'
import { malformed } from './errors.ts'
import { vpcs } from './model.ts'
import { natGateways } from './nat-gateways.ts'
import { privateIps } from './private-ips.ts'
import type { Route, RouteTable } from './route-tables.ts'

/** The routes of a request, checked against the table that gets them. @throws CloudError */
export function readRoutes(world: World, table: RouteTable, given: readonly models.Route[]): Route[] {
  const known = new Set(table.routes.map(({ destination }) => destination))
  return given.map((route) => {
    const read = readRoute(world, table, route)
    if (known.has(read.destination)) {
      throw new CloudError(
        'InvalidParameterValue.Duplicate',
        `The table has a route to ${read.destination} already.`,
      )
    }
    known.add(read.destination)
    return read
  })
}

function readRoute(world: World, { vpcId }: RouteTable, route: models.Route): Route {
  supportOnly(
    route,
    ['DestinationCidrBlock', 'GatewayType', 'GatewayId', 'RouteDescription', 'Enabled'],
    'Routes.',
  )
  checkDestination(world, vpcId, route.DestinationCidrBlock)
  checkGateway(world, vpcId, route)
  return {
    routeId: randomInt(1_000_000, 2 ** 31),
    itemId: world.ids.next('rti'),
    destination: route.DestinationCidrBlock,
    gatewayType: route.GatewayType,
    gatewayId: route.GatewayId,
    description: route.RouteDescription ?? '',
    enabled: route.Enabled ?? true,
    createdAt: world.clock.now(),
  }
}

function checkDestination(world: World, vpcId: string, text: string): void {
  const cidr = parseCidr(text)
  if (!cidr) throw malformed('DestinationCidrBlock', text)
  const own = parseCidr(vpcs(world).get(vpcId)?.cidr ?? '') as Cidr
  if (contains(own, cidr)) {
    throw new CloudError('InvalidParameterValue.VpcCidrConflict', `${text} lies within the VPC.`)
  }
}

function checkGateway(world: World, vpcId: string, { GatewayType, GatewayId }: models.Route): void {
  switch (GatewayType) {
    case 'NAT':
      if (natGateways(world).get(GatewayId)?.vpcId !== vpcId) throw invalidHop(GatewayId)
      return
    case 'NORMAL_CVM':
      if (!isInstanceIn(world, vpcId, GatewayId)) throw invalidHop(GatewayId)
      return
    case 'EIP':
      if (GatewayId !== '0') throw invalidHop(GatewayId)
      return
    default:
      throw new CloudError(
        'Emulator.ParameterNotSupported',
        `This emulator has no gateways of type ${GatewayType}; it has NAT, NORMAL_CVM and EIP.`,
      )
  }
}

function isInstanceIn(world: World, vpcId: string, ip: string): boolean {
  return [...privateIps(world).values()].some(
    (used) => used.vpcId === vpcId && used.ip === ip && used.resourceType === 'CVM',
  )
}

function invalidHop(gatewayId: string): CloudError {
  return new CloudError('InvalidParameterValue.RouteNextHopInvalid', `There is no next hop \`${gatewayId}\`.`)
}

import type {
  DeleteNatGatewayRequest,
  DeleteNatGatewayResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import type { World } from '../../../engine/world.ts'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { findNatGateway, type NatGateway, natGateways, settleLater } from '../nat-gateways.ts'
import { routeTablesIn } from '../route-tables.ts'

/** `IgnoreOperationRisk` concerns gateways with much traffic, which the emulator has not. */
export const deleteNatGateway: Action<DeleteNatGatewayRequest, DeleteNatGatewayResponse> = (
  { NatGatewayId },
  { world, region },
) => {
  const gateway = findNatGateway(world, region, NatGatewayId)
  if (gateway.state !== 'AVAILABLE') {
    throw refusal('MutexOperationTaskRunning', `The NAT gateway ${NatGatewayId} is ${gateway.state}.`)
  }
  if (gateway.deletionProtection) {
    throw refusal('DeletionProtectionEnabled', `The NAT gateway ${NatGatewayId} is protected from deletion.`)
  }
  checkNoRoute(world, gateway)
  natGateways(world).set(NatGatewayId, { ...gateway, state: 'DELETING' })
  settleLater(world, gateway)
  return {}
}

function checkNoRoute(world: World, { region, natGatewayId }: NatGateway): void {
  const table = routeTablesIn(world, region).find(({ routes }) =>
    routes.some(({ gatewayId }) => gatewayId === natGatewayId),
  )
  if (!table) return
  throw refusal('NatGatewayHaveRoute', `A route of ${table.routeTableId} leads to ${natGatewayId}.`)
}

function refusal(detail: string, message: string): CloudError {
  return new CloudError(`UnsupportedOperation.${detail}`, message)
}

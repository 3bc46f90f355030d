import type {
  CreateNatGatewayRequest,
  CreateNatGatewayResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import type { Action } from '../../service.ts'
import { resourceName } from '../../tag/names.ts'
import { readTags } from '../../tag/pairs.ts'
import { setTags } from '../../tag/registry.ts'
import { changeAddress } from '../change-address.ts'
import { durations } from '../limits.ts'
import { readNatOrder } from '../nat-gateway-order.ts'
import { showNatGateway } from '../nat-gateway-view.ts'
import { type NatGateway, natGateways, settleLater } from '../nat-gateways.ts'
import { newAddresses } from '../new-addresses.ts'

/** Mbps of the addresses bought with it. */
const usualBandwidth = 100

export const createNatGateway: Action<CreateNatGatewayRequest, CreateNatGatewayResponse> = (
  request,
  { world, region },
) => {
  const { addressCount, addresses, ...settings } = readNatOrder(world, region, request)
  const tags = readTags(request.Tags)
  const bought = newAddresses(world, region, addressCount, {
    name: '',
    chargeType: 'TRAFFIC_POSTPAID_BY_HOUR',
    bandwidth: request.PublicIpAddressesBandwidthOut ?? usualBandwidth,
  })
  const gateway: NatGateway = {
    ...settings,
    natGatewayId: world.ids.next('nat'),
    region,
    state: 'PENDING',
    ownAddressIds: bought.map(({ addressId }) => addressId),
    createdAt: world.clock.now(),
  }
  natGateways(world).set(gateway.natGatewayId, gateway)
  setTags(world, resourceName(world, 'natGateway', region, gateway.natGatewayId), tags)
  changeAddress(
    world,
    [...addresses, ...bought].map((address) => ({ ...address, instanceId: gateway.natGatewayId })),
    { during: 'BINDING', outcome: { status: 'BIND' }, after: durations.associate },
  )
  settleLater(world, gateway)
  return { TotalCount: 1, NatGatewaySet: [showNatGateway(world, gateway)] }
}

import type { Collection } from '../../engine/store.ts'
import type { World } from '../../engine/world.ts'
import { resourceName } from '../tag/names.ts'
import { forgetTags } from '../tag/registry.ts'
import { changeAddress } from './change-address.ts'
import { notFound } from './errors.ts'
import { durations } from './limits.ts'
import { type Address, addresses } from './model.ts'

export interface NatGateway {
  readonly natGatewayId: string
  readonly vpcId: string
  readonly region: string
  readonly zone: string
  readonly name: string
  readonly state: 'PENDING' | 'AVAILABLE' | 'DELETING'
  /** 1 is the classic one, 2 the standard one. */
  readonly version: number
  /** Mbps */
  readonly bandwidth: number
  readonly connections: number
  readonly deletionProtection: boolean
  /** The addresses that were bought with it and go with it. */
  readonly ownAddressIds: readonly string[]
  readonly createdAt: number
}

const settleTask = 'vpc.settle-nat-gateway'

export function natGateways(world: World): Collection<NatGateway> {
  return world.store.collection('vpc.nat-gateways')
}

/** @throws CloudError `ResourceNotFound` */
export function findNatGateway(world: World, region: string, id: string): NatGateway {
  const gateway = natGateways(world).get(id)
  if (gateway?.region !== region) throw notFound(id)
  return gateway
}

/** The public addresses by which it speaks to the world. */
export function addressesOf(world: World, { natGatewayId }: NatGateway): Address[] {
  return [...addresses(world).values()].filter(({ instanceId }) => instanceId === natGatewayId)
}

/** Lets the cloud finish what the gateway's passing state says. */
export function settleLater(world: World, { natGatewayId }: NatGateway): void {
  world.scheduler.schedule({ handler: settleTask, after: durations.natGateway, payload: { natGatewayId } })
}

export function handleNatGateways(world: World): void {
  world.scheduler.handle(settleTask, ({ natGatewayId }) => {
    const gateway = natGateways(world).get(String(natGatewayId))
    if (gateway?.state === 'PENDING') {
      natGateways(world).set(gateway.natGatewayId, { ...gateway, state: 'AVAILABLE' })
    }
    if (gateway?.state === 'DELETING') remove(world, gateway)
  })
}

function remove(world: World, gateway: NatGateway): void {
  const { own = [], bound = [] } = Object.groupBy(addressesOf(world, gateway), ({ addressId }) =>
    gateway.ownAddressIds.includes(addressId) ? 'own' : 'bound',
  )
  changeAddress(world, own, { during: 'OFFLINING', outcome: null, after: durations.release })
  changeAddress(world, bound, {
    during: 'UNBINDING',
    outcome: { status: 'UNBIND', instanceId: '' },
    after: durations.disassociate,
  })
  natGateways(world).delete(gateway.natGatewayId)
  forgetTags(world, resourceName(world, 'natGateway', gateway.region, gateway.natGatewayId))
}

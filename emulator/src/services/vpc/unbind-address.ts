import type { World } from '../../engine/world.ts'
import { changeAddress } from './change-address.ts'
import { durations } from './limits.ts'
import { type Address, addresses } from './model.ts'

/** Begins taking the address off its instance, which may be about to go. */
export function unbindAddress(world: World, address: Address): string {
  return changeAddress(world, [address], {
    during: 'UNBINDING',
    outcome: { status: 'UNBIND', instanceId: '', privateIp: '', hostAddress: '' },
    after: durations.disassociate,
  })
}

export function addressOf(world: World, instanceId: string): Address | undefined {
  return [...addresses(world).values()].find((address) => address.instanceId === instanceId)
}

import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { type Address, addresses } from './model.ts'

/** @throws CloudError `InvalidParameterValue.AddressIdMalformed` or `InvalidAddressId.NotFound` */
export function findAddress(world: World, region: string, id: string): Address {
  if (!/^eip-[a-z0-9]{8}$/.test(id)) {
    throw new CloudError('InvalidParameterValue.AddressIdMalformed', `The address id \`${id}\` is malformed.`)
  }
  const address = addresses(world).get(id)
  if (address?.region === region) return address
  throw new CloudError('InvalidAddressId.NotFound', `The address \`${id}\` does not exist.`)
}

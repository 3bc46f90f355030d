import type {
  ModifyAddressAttributeRequest,
  ModifyAddressAttributeResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { tooLong } from '../errors.ts'
import { findAddress } from '../find-addresses.ts'
import { limits } from '../limits.ts'
import { addresses } from '../model.ts'

export const modifyAddressAttribute: Action<ModifyAddressAttributeRequest, ModifyAddressAttributeResponse> = (
  request,
  { world, region },
) => {
  supportOnly(request, ['AddressId', 'AddressName'])
  const address = findAddress(world, region, request.AddressId)
  const name = request.AddressName ?? address.name
  if (name.length > limits.nameLength) throw tooLong('AddressName', limits.nameLength)
  addresses(world).set(address.addressId, { ...address, name })
  return {}
}

import type {
  ModifySubnetAttributeRequest,
  ModifySubnetAttributeResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import type { Action } from '../../service.ts'
import { tooLong } from '../errors.ts'
import { findSubnet } from '../find.ts'
import { limits } from '../limits.ts'
import { subnets } from '../model.ts'

export const modifySubnetAttribute: Action<ModifySubnetAttributeRequest, ModifySubnetAttributeResponse> = (
  { SubnetId, SubnetName, EnableBroadcast },
  { world, region },
) => {
  const subnet = findSubnet(world, region, SubnetId)
  const name = SubnetName ?? subnet.name
  if (name.length > limits.nameLength) throw tooLong('SubnetName', limits.nameLength)
  // A boolean in words: the API declares it as a string.
  const broadcast = EnableBroadcast === undefined ? subnet.broadcast : EnableBroadcast === 'true'
  subnets(world).set(SubnetId, { ...subnet, name, broadcast })
  return {}
}

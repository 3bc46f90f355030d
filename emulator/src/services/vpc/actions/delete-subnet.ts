import type {
  DeleteSubnetRequest,
  DeleteSubnetResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import type { Action } from '../../service.ts'
import { resourceName } from '../../tag/names.ts'
import { forgetTags } from '../../tag/registry.ts'
import { inUse } from '../errors.ts'
import { findSubnet } from '../find.ts'
import { subnets } from '../model.ts'
import { usedPrivateIps } from '../private-ips.ts'

export const deleteSubnet: Action<DeleteSubnetRequest, DeleteSubnetResponse> = (
  { SubnetId },
  { world, region },
) => {
  findSubnet(world, region, SubnetId)
  const [used] = usedPrivateIps(world, SubnetId)
  if (used) throw inUse(SubnetId, `${used.resourceId}, which has the address ${used.ip}`)
  subnets(world).delete(SubnetId)
  forgetTags(world, resourceName(world, 'subnet', region, SubnetId))
  return {}
}

import type {
  ModifyDBInstanceSecurityGroupsRequest,
  ModifyDBInstanceSecurityGroupsResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/redis/v20180412/redis_models.js'
import type { Action } from '../../service.ts'
import { bindSecurityGroups } from '../../vpc/security-group-bindings.ts'
import { illegalParameter } from '../errors.ts'
import { findRunningInstance } from '../instances.ts'

/** Replaces all groups. */
export const modifyDBInstanceSecurityGroups: Action<
  ModifyDBInstanceSecurityGroupsRequest,
  ModifyDBInstanceSecurityGroupsResponse
> = ({ Product, InstanceId: resourceId, SecurityGroupIds: securityGroupIds }, { world, region }) => {
  if (Product !== 'redis') throw illegalParameter('Product', Product, 'redis')
  findRunningInstance(world, region, resourceId)
  bindSecurityGroups(world, region, { resourceId, resourceType: 'REDIS', securityGroupIds })
  return {}
}

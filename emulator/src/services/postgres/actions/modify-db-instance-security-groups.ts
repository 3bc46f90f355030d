import type {
  ModifyDBInstanceSecurityGroupsRequest,
  ModifyDBInstanceSecurityGroupsResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { bindSecurityGroups } from '../../vpc/security-group-bindings.ts'
import { findRunningInstance } from '../instances.ts'
import { beginChange } from '../lifecycle.ts'
import { durations } from '../limits.ts'

/** Replaces all groups. */
export const modifyDBInstanceSecurityGroups: Action<
  ModifyDBInstanceSecurityGroupsRequest,
  ModifyDBInstanceSecurityGroupsResponse
> = (request, { world, region }) => {
  supportOnly(request, ['SecurityGroupIdSet', 'DBInstanceId'])
  const { SecurityGroupIdSet: securityGroupIds, DBInstanceId: resourceId = '' } = request
  const instance = findRunningInstance(world, region, resourceId)
  bindSecurityGroups(world, region, { resourceId, resourceType: 'POSTGRES', securityGroupIds })
  beginChange(world, instance, { status: 'network changing', duration: durations.smallChange })
  return {}
}

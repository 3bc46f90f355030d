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
import { beginGroupChange, findSettledGroup } from '../read-only-groups.ts'

/** Replaces all groups of an instance or of a read-only group. */
export const modifyDBInstanceSecurityGroups: Action<
  ModifyDBInstanceSecurityGroupsRequest,
  ModifyDBInstanceSecurityGroupsResponse
> = (request, { world, region }) => {
  supportOnly(request, ['SecurityGroupIdSet', 'DBInstanceId', 'ReadOnlyGroupId'])
  const { SecurityGroupIdSet: securityGroupIds, DBInstanceId = '', ReadOnlyGroupId } = request
  const bindTo = (resourceId: string) =>
    bindSecurityGroups(world, region, { resourceId, resourceType: 'POSTGRES', securityGroupIds })
  if (ReadOnlyGroupId === undefined) {
    const instance = findRunningInstance(world, region, DBInstanceId)
    bindTo(DBInstanceId)
    beginChange(world, instance, { status: 'network changing', duration: durations.smallChange })
  } else {
    const group = findSettledGroup(world, region, ReadOnlyGroupId)
    bindTo(ReadOnlyGroupId)
    beginGroupChange(world, { ...group, status: 'modifying' })
  }
  return {}
}

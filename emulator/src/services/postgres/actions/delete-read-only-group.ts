import type {
  DeleteReadOnlyGroupRequest,
  DeleteReadOnlyGroupResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { beginGroupChange, findSettledGroup, membersOf } from '../read-only-groups.ts'

export const deleteReadOnlyGroup: Action<DeleteReadOnlyGroupRequest, DeleteReadOnlyGroupResponse> = (
  { ReadOnlyGroupId },
  { world, region },
) => {
  const group = findSettledGroup(world, region, ReadOnlyGroupId)
  const [member] = membersOf(world, group.groupId)
  if (member) {
    throw new CloudError(
      'FailedOperation.ROGroupCannotBeDeletedError',
      `The read-only group ${group.groupId} still has the instance ${member.instanceId}.`,
    )
  }
  return { FlowId: beginGroupChange(world, { ...group, status: 'deleting' }) }
}

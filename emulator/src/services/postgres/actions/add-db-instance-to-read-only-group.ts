import type {
  AddDBInstanceToReadOnlyGroupRequest,
  AddDBInstanceToReadOnlyGroupResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { findRunningInstance } from '../instances.ts'
import { beginChange } from '../lifecycle.ts'
import { durations } from '../limits.ts'
import { checkGroupTakes } from '../read-only-groups.ts'

export const addDBInstanceToReadOnlyGroup: Action<
  AddDBInstanceToReadOnlyGroupRequest,
  AddDBInstanceToReadOnlyGroupResponse
> = ({ DBInstanceId, ReadOnlyGroupId: groupId }, { world, region }) => {
  const instance = findRunningInstance(world, region, DBInstanceId)
  checkGroupTakes(world, region, groupId, instance.masterId)
  if (instance.groupId !== undefined) {
    throw new CloudError(
      'FailedOperation.ROInstanceHasInROGroupError',
      `The instance ${DBInstanceId} is in the read-only group ${instance.groupId} already.`,
    )
  }
  const TaskId = beginChange(world, instance, {
    status: 'network changing',
    duration: durations.smallChange,
    type: 'AddDBInstanceToReadOnlyGroup',
    record: { groupId },
  })
  return { FlowId: TaskId, TaskId }
}

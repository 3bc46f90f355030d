import type {
  RemoveDBInstanceFromReadOnlyGroupRequest,
  RemoveDBInstanceFromReadOnlyGroupResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { Action } from '../../service.ts'
import { invalidValue } from '../errors.ts'
import { findRunningInstance } from '../instances.ts'
import { beginChange } from '../lifecycle.ts'
import { durations } from '../limits.ts'
import { findSettledGroup } from '../read-only-groups.ts'

/** Open connections stay; new ones go elsewhere. */
export const removeDBInstanceFromReadOnlyGroup: Action<
  RemoveDBInstanceFromReadOnlyGroupRequest,
  RemoveDBInstanceFromReadOnlyGroupResponse
> = ({ DBInstanceId, ReadOnlyGroupId }, { world, region }) => {
  const group = findSettledGroup(world, region, ReadOnlyGroupId)
  const instance = findRunningInstance(world, region, DBInstanceId)
  if (instance.groupId !== group.groupId) {
    throw invalidValue('DBInstanceId', DBInstanceId, `an instance in ${ReadOnlyGroupId}`)
  }
  const TaskId = beginChange(world, instance, {
    status: 'network changing',
    duration: durations.smallChange,
    type: 'RemoveDBInstanceFromReadOnlyGroup',
    record: { groupId: undefined },
  })
  return { FlowId: TaskId, TaskId }
}

import type {
  DeleteReadOnlyGroupRequest,
  DeleteReadOnlyGroupResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { Action } from '../../service.ts'
import { beginGroupChange, findSettledGroup } from '../read-only-groups.ts'

export const deleteReadOnlyGroup: Action<DeleteReadOnlyGroupRequest, DeleteReadOnlyGroupResponse> = (
  { ReadOnlyGroupId },
  { world, region },
) => {
  const group = findSettledGroup(world, region, ReadOnlyGroupId)
  return { FlowId: beginGroupChange(world, { ...group, status: 'deleting' }) }
}

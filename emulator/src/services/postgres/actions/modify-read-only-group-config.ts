import type {
  ModifyReadOnlyGroupConfigRequest,
  ModifyReadOnlyGroupConfigResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { Action } from '../../service.ts'
import { readElimination, readSwitch } from '../elimination.ts'
import { checkInstanceName } from '../names.ts'
import { beginGroupChange, findSettledGroup } from '../read-only-groups.ts'

export const modifyReadOnlyGroupConfig: Action<
  ModifyReadOnlyGroupConfigRequest,
  ModifyReadOnlyGroupConfigResponse
> = (request, { world, region }) => {
  const group = findSettledGroup(world, region, request.ReadOnlyGroupId)
  const { ReadOnlyGroupName: name = group.name } = request
  checkInstanceName('ReadOnlyGroupName', name)
  beginGroupChange(world, {
    ...group,
    ...readElimination(request, group),
    name,
    rebalance: readSwitch('Rebalance', request.Rebalance, group.rebalance),
    status: 'modifying',
  })
  return {}
}

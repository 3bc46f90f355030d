import type {
  DeleteAlarmPolicyRequest,
  DeleteAlarmPolicyResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { resourceName } from '../../tag/names.ts'
import { forgetTags } from '../../tag/registry.ts'
import { findPolicy } from '../find.ts'
import { alarmPolicies } from '../model.ts'

/** Its bindings go with it. */
export const deleteAlarmPolicy: Action<DeleteAlarmPolicyRequest, DeleteAlarmPolicyResponse> = (
  request,
  { world },
) => {
  supportOnly(request, ['Module', 'PolicyIds'])
  for (const id of request.PolicyIds) findPolicy(world, id)
  for (const id of request.PolicyIds) {
    alarmPolicies(world).delete(id)
    forgetTags(world, resourceName(world, 'alarmPolicy', '', id))
  }
  return {}
}

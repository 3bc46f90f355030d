import type {
  ModifyAlarmPolicyConditionRequest,
  ModifyAlarmPolicyConditionResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { findAlarmType } from '../alarm-types/index.ts'
import { findPolicy, updatePolicy } from '../find.ts'
import { readConditions } from '../policy-order.ts'

/** Metrics and events as a whole: what is left out is taken away. */
export const modifyAlarmPolicyCondition: Action<
  ModifyAlarmPolicyConditionRequest,
  ModifyAlarmPolicyConditionResponse
> = (request, { world }) => {
  supportOnly(request, ['Module', 'PolicyId', 'Condition', 'EventCondition'])
  const policy = findPolicy(world, request.PolicyId)
  const type = findAlarmType(policy.namespace)
  updatePolicy(world, policy, readConditions(type, request.Condition, request.EventCondition))
  return {}
}

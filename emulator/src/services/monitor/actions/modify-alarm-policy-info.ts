import type {
  ModifyAlarmPolicyInfoRequest,
  ModifyAlarmPolicyInfoResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import type { Action } from '../../service.ts'
import { invalidValue } from '../errors.ts'
import { findPolicy, updatePolicy } from '../find.ts'
import { checkPolicyName, checkRemark } from '../policy-order.ts'

/** One of name and remark. */
export const modifyAlarmPolicyInfo: Action<ModifyAlarmPolicyInfoRequest, ModifyAlarmPolicyInfoResponse> = (
  { PolicyId, Key, Value },
  { world },
) => {
  const policy = findPolicy(world, PolicyId)
  switch (Key) {
    case 'NAME':
      checkPolicyName(Value)
      updatePolicy(world, policy, { name: Value })
      return {}
    case 'REMARK':
      checkRemark(Value)
      updatePolicy(world, policy, { remark: Value })
      return {}
    default:
      throw invalidValue('Key', Key, 'NAME or REMARK')
  }
}

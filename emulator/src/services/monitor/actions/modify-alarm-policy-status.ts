import type {
  ModifyAlarmPolicyStatusRequest,
  ModifyAlarmPolicyStatusResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import type { Action } from '../../service.ts'
import { findPolicy, updatePolicy } from '../find.ts'
import { readSwitch } from '../policy-order.ts'

export const modifyAlarmPolicyStatus: Action<
  ModifyAlarmPolicyStatusRequest,
  ModifyAlarmPolicyStatusResponse
> = ({ PolicyId, Enable }, { world }) => {
  updatePolicy(world, findPolicy(world, PolicyId), { enabled: readSwitch('Enable', Enable) })
  return {}
}

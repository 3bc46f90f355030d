import type {
  DescribeAlarmPolicyRequest,
  DescribeAlarmPolicyResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import type { Action } from '../../service.ts'
import { findPolicy } from '../find.ts'
import { showPolicy } from '../policy-view.ts'

export const describeAlarmPolicy: Action<DescribeAlarmPolicyRequest, DescribeAlarmPolicyResponse> = (
  { PolicyId },
  { world },
) => ({ Policy: showPolicy(world, findPolicy(world, PolicyId)) })

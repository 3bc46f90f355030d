import type {
  UnBindingAllPolicyObjectRequest,
  UnBindingAllPolicyObjectResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { findBoundPolicy, updatePolicy } from '../find.ts'

export const unBindingAllPolicyObject: Action<
  UnBindingAllPolicyObjectRequest,
  UnBindingAllPolicyObjectResponse
> = (request, { world }) => {
  supportOnly(request, ['Module', 'GroupId', 'PolicyId'])
  updatePolicy(world, findBoundPolicy(world, request), { objects: [] })
  return {}
}

import type {
  UnBindingPolicyObjectRequest,
  UnBindingPolicyObjectResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { findBoundPolicy, updatePolicy } from '../find.ts'

export const unBindingPolicyObject: Action<UnBindingPolicyObjectRequest, UnBindingPolicyObjectResponse> = (
  request,
  { world },
) => {
  supportOnly(request, ['Module', 'GroupId', 'PolicyId', 'UniqueId'])
  const policy = findBoundPolicy(world, request)
  const objects = policy.objects.filter(({ uniqueId }) => !request.UniqueId.includes(uniqueId))
  updatePolicy(world, policy, { objects })
  return {}
}

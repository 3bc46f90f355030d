import type {
  BindingPolicyObjectRequest,
  BindingPolicyObjectResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { findObject } from '../bindings.ts'
import { findBoundPolicy, updatePolicy } from '../find.ts'

/**
 * Adds to what the policy watches. As in the cloud, dimensions that mean nothing are accepted without a word and
 * switch the policy off: DescribeBindingPolicyObjectList tells what is really bound.
 */
export const bindingPolicyObject: Action<BindingPolicyObjectRequest, BindingPolicyObjectResponse> = (
  request,
  { world },
) => {
  supportOnly(request, ['Module', 'GroupId', 'PolicyId', 'Dimensions'])
  const policy = findBoundPolicy(world, request)
  const meant = request.Dimensions?.map((dimension) => findObject(world, policy, dimension)) ?? []
  const known = new Set(policy.objects.map(({ uniqueId }) => uniqueId))
  const added = meant.filter((object) => object !== undefined).filter(({ uniqueId }) => !known.has(uniqueId))
  updatePolicy(world, policy, {
    objects: [...policy.objects, ...added],
    enabled: policy.enabled && !meant.includes(undefined),
  })
  return {}
}

import type {
  BindingPolicyTagRequest,
  BindingPolicyTagResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { findAlarmType } from '../alarm-types/index.ts'
import { findPolicy, updatePolicy } from '../find.ts'

/** Replaces the tags by which objects join the policy; none of them ends that. */
export const bindingPolicyTag: Action<BindingPolicyTagRequest, BindingPolicyTagResponse> = (
  request,
  { world },
) => {
  supportOnly(request, ['Module', 'PolicyId', 'GroupId', 'ServiceType', 'Tag', 'BatchTag'])
  const { ServiceType: serviceType, Tag, BatchTag } = request
  const policy = findPolicy(world, request.PolicyId)
  const type = findAlarmType(policy.namespace)
  if (serviceType !== type.serviceType) {
    throw new CloudError(
      'FailedOperation',
      `Policies of type ${type.id} are of the service ${type.serviceType}, not ${serviceType}.`,
    )
  }
  const tags = BatchTag ?? (Tag ? [Tag] : [])
  updatePolicy(world, policy, { tagBinding: tags.length > 0 ? { serviceType, tags } : null })
  return {}
}

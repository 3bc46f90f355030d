import type {
  CreatePolicyRequest,
  CreatePolicyResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cam/v20190116/cam_models.js'
import type { World } from '../../../engine/world.ts'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { resourceName } from '../../tag/names.ts'
import { readTags } from '../../tag/pairs.ts'
import { setTags } from '../../tag/registry.ts'
import { chinaTime } from '../../timestamps.ts'
import { limits } from '../limits.ts'
import { policies } from '../model.ts'
import { checkLength, checkName } from '../names.ts'
import { parsePolicy } from '../policy-document.ts'

export const createPolicy: Action<CreatePolicyRequest, CreatePolicyResponse> = (request, { world }) => {
  const { PolicyName, PolicyDocument, Description = '' } = request
  checkName(PolicyName, 'InvalidParameter.PolicyNameError')
  checkLength(PolicyDocument)
  parsePolicy(PolicyDocument)
  const tags = readTags(request.Tags)
  if ([...policies(world).values()].some(({ policyName }) => policyName === PolicyName)) {
    throw new CloudError('FailedOperation.PolicyNameInUse', `A policy is called ${PolicyName} already.`)
  }
  if (policies(world).size >= limits.policies) {
    throw new CloudError('FailedOperation.PolicyFull', `An account can have ${limits.policies} policies.`)
  }

  const now = chinaTime(world.clock.now())
  const policyId = unusedId(world)
  policies(world).set(String(policyId), {
    policyId,
    policyName: PolicyName,
    description: Description,
    document: PolicyDocument,
    addTime: now,
    updateTime: now,
  })
  setTags(world, resourceName(world, 'policy', '', String(policyId)), tags)
  return { PolicyId: policyId }
}

/** Ids of one's own policies have nine digits. */
function unusedId(world: World): number {
  let id = 200_000_001
  for (const { policyId } of policies(world).values()) id = Math.max(id, policyId + 1)
  return id
}

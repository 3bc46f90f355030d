import type {
  ListPoliciesRequest,
  ListPoliciesResponse,
  StrategyInfo,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cam/v20190116/cam_models.js'
import type { World } from '../../../engine/world.ts'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { type Policy, policies, roles } from '../model.ts'
import { camPage } from '../pages.ts'

const scopes = ['All', 'Local', 'QCS']

/** The account's own policies; this emulator has none preset (scope `QCS`). */
export const listPolicies: Action<ListPoliciesRequest, ListPoliciesResponse> = (request, { world }) => {
  const { Scope = 'All', Keyword = '' } = request
  if (!scopes.includes(Scope)) {
    throw new CloudError('InvalidParameter.ScopeError', `Scope is one of ${scopes.join(', ')}.`)
  }
  const own = Scope === 'QCS' ? [] : [...policies(world).values()]
  const found = own.filter(({ policyName }) => policyName.includes(Keyword))
  return {
    TotalNum: found.length,
    List: camPage(found, request).map((policy) => show(world, policy)),
    ServiceTypeList: [],
  }
}

function show(world: World, policy: Policy): StrategyInfo {
  const attachedTo = [...roles(world).values()].filter(({ attachments }) =>
    attachments.some(({ policyId }) => policyId === policy.policyId),
  )
  return {
    PolicyId: policy.policyId,
    PolicyName: policy.policyName,
    AddTime: policy.addTime,
    UpdateTime: policy.updateTime,
    Type: 1,
    Description: policy.description,
    CreateMode: 2,
    Attachments: attachedTo.length,
    AttachEntityCount: attachedTo.length,
    IsAttached: attachedTo.length > 0 ? 1 : 0,
    ServiceType: '',
    Deactived: 0,
  }
}

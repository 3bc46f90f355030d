import type {
  ListAttachedRolePoliciesRequest,
  ListAttachedRolePoliciesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cam/v20190116/cam_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { findRole } from '../find.ts'
import { policies } from '../model.ts'
import { camPage } from '../pages.ts'

export const listAttachedRolePolicies: Action<
  ListAttachedRolePoliciesRequest,
  ListAttachedRolePoliciesResponse
> = (request, { world }) => {
  supportOnly(request, ['Page', 'Rp', 'RoleId', 'RoleName', 'Keyword'])
  const { RoleName, RoleId, Keyword = '' } = request
  const attached = findRole(world, RoleName, RoleId).attachments.flatMap(({ policyId, addTime }) => {
    const policy = policies(world).get(String(policyId))
    return policy?.policyName.includes(Keyword) ? [{ policy, addTime }] : []
  })
  return {
    TotalNum: attached.length,
    List: camPage(attached, request).map(({ policy, addTime }) => ({
      PolicyId: policy.policyId,
      PolicyName: policy.policyName,
      AddTime: addTime,
      PolicyType: 'User',
      CreateMode: 2,
      Deactived: 0,
      Description: policy.description,
    })),
  }
}

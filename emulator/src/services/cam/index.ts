import type { Service } from '../service.ts'
import { attachRolePolicy } from './actions/attach-role-policy.ts'
import { createPolicy } from './actions/create-policy.ts'
import { createRole } from './actions/create-role.ts'
import { deletePolicy } from './actions/delete-policy.ts'
import { deleteRole } from './actions/delete-role.ts'
import { describeRoleList } from './actions/describe-role-list.ts'
import { detachRolePolicy } from './actions/detach-role-policy.ts'
import { getPolicy } from './actions/get-policy.ts'
import { getRole } from './actions/get-role.ts'
import { getUserAppId } from './actions/get-user-app-id.ts'
import { listAttachedRolePolicies } from './actions/list-attached-role-policies.ts'
import { listPolicies } from './actions/list-policies.ts'
import { updateAssumeRolePolicy } from './actions/update-assume-role-policy.ts'
import { updatePolicy } from './actions/update-policy.ts'

export const cam: Service = {
  product: 'cam',
  version: '2019-01-16',
  global: true,
  actions: {
    AttachRolePolicy: attachRolePolicy,
    CreatePolicy: createPolicy,
    CreateRole: createRole,
    DeletePolicy: deletePolicy,
    DeleteRole: deleteRole,
    DescribeRoleList: describeRoleList,
    DetachRolePolicy: detachRolePolicy,
    GetPolicy: getPolicy,
    GetRole: getRole,
    GetUserAppId: getUserAppId,
    ListAttachedRolePolicies: listAttachedRolePolicies,
    ListPolicies: listPolicies,
    UpdateAssumeRolePolicy: updateAssumeRolePolicy,
    UpdatePolicy: updatePolicy,
  },
}

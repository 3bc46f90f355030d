import type { Service } from '../service.ts'
import { attachRolePolicy } from './actions/attach-role-policy.ts'
import { createOIDCConfig } from './actions/create-oidc-config.ts'
import { createPolicy } from './actions/create-policy.ts'
import { createRole } from './actions/create-role.ts'
import { deleteOIDCConfig } from './actions/delete-oidc-config.ts'
import { deletePolicy } from './actions/delete-policy.ts'
import { deleteRole } from './actions/delete-role.ts'
import { describeOIDCConfig } from './actions/describe-oidc-config.ts'
import { describeRoleList } from './actions/describe-role-list.ts'
import { detachRolePolicy } from './actions/detach-role-policy.ts'
import { getPolicy } from './actions/get-policy.ts'
import { getRole } from './actions/get-role.ts'
import { getUserAppId } from './actions/get-user-app-id.ts'
import { listAttachedRolePolicies } from './actions/list-attached-role-policies.ts'
import { listPolicies } from './actions/list-policies.ts'
import { updateAssumeRolePolicy } from './actions/update-assume-role-policy.ts'
import { updateOIDCConfig } from './actions/update-oidc-config.ts'
import { updatePolicy } from './actions/update-policy.ts'

export const cam: Service = {
  product: 'cam',
  version: '2019-01-16',
  global: true,
  actions: {
    AttachRolePolicy: attachRolePolicy,
    CreateOIDCConfig: createOIDCConfig,
    CreatePolicy: createPolicy,
    CreateRole: createRole,
    DeleteOIDCConfig: deleteOIDCConfig,
    DeletePolicy: deletePolicy,
    DeleteRole: deleteRole,
    DescribeOIDCConfig: describeOIDCConfig,
    DescribeRoleList: describeRoleList,
    DetachRolePolicy: detachRolePolicy,
    GetPolicy: getPolicy,
    GetRole: getRole,
    GetUserAppId: getUserAppId,
    ListAttachedRolePolicies: listAttachedRolePolicies,
    ListPolicies: listPolicies,
    UpdateAssumeRolePolicy: updateAssumeRolePolicy,
    UpdateOIDCConfig: updateOIDCConfig,
    UpdatePolicy: updatePolicy,
  },
}

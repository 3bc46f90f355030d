import type {
  DescribeSecurityGroupPoliciesRequest,
  DescribeSecurityGroupPoliciesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { findSecurityGroup } from '../find.ts'
import { showRule } from '../views.ts'

export const describeSecurityGroupPolicies: Action<
  DescribeSecurityGroupPoliciesRequest,
  DescribeSecurityGroupPoliciesResponse
> = (request, { world, region }) => {
  supportOnly(request, ['SecurityGroupId'])
  const { version, ingress, egress } = findSecurityGroup(world, region, request.SecurityGroupId)
  return {
    SecurityGroupPolicySet: {
      Version: String(version),
      Ingress: ingress.map(showRule),
      Egress: egress.map(showRule),
    },
  }
}

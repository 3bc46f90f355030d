import type {
  DescribeSecurityGroupsRequest,
  DescribeSecurityGroupsResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import { exactly, type Matchers } from '../../filters.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { select } from '../find.ts'
import { type SecurityGroup, securityGroups } from '../model.ts'
import { securityGroupTags, showSecurityGroup } from '../views.ts'

const matchers: Matchers<SecurityGroup> = {
  'security-group-id': exactly((group) => group.securityGroupId),
  'security-group-name': exactly((group) => group.name),
  'project-id': exactly((group) => group.projectId),
}

/** https://cloud.tencent.com/document/api/215/15808 */
export const describeSecurityGroups: Action<DescribeSecurityGroupsRequest, DescribeSecurityGroupsResponse> = (
  request,
  { world, region },
) => {
  supportOnly(request, ['SecurityGroupIds', 'Filters', 'Offset', 'Limit'])
  const tags = (group: SecurityGroup) => securityGroupTags(world, group)
  const found = select(securityGroups(world), region, request.SecurityGroupIds, request.Filters, {
    matchers,
    tags,
  })
  const page = pageOf(found, request, { limit: 20, maximum: 100 })
  return { TotalCount: found.length, SecurityGroupSet: page.map((group) => showSecurityGroup(world, group)) }
}

import type {
  CreateSecurityGroupRequest,
  CreateSecurityGroupResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import { quotaOf } from '../../../engine/quotas.ts'
import type { Action } from '../../service.ts'
import { resourceName } from '../../tag/names.ts'
import { readTags } from '../../tag/pairs.ts'
import { setTags } from '../../tag/registry.ts'
import { quotaExceeded, tooLong } from '../errors.ts'
import { limits } from '../limits.ts'
import { type SecurityGroup, securityGroups } from '../model.ts'
import { showSecurityGroup } from '../views.ts'

/** A new group has no rules, which lets nothing in and nothing out. */
export const createSecurityGroup: Action<CreateSecurityGroupRequest, CreateSecurityGroupResponse> = (
  request,
  { world, region },
) => {
  const { GroupName, GroupDescription, ProjectId = '0' } = request
  if (GroupName === '' || GroupName.length > limits.nameLength) throw tooLong('GroupName', limits.nameLength)
  if (GroupDescription.length > limits.descriptionLength) {
    throw tooLong('GroupDescription', limits.descriptionLength)
  }
  const tags = readTags(request.Tags)
  const inRegion = [...securityGroups(world).values()].filter((group) => group.region === region)
  const quota = quotaOf(world, 'vpc.securityGroupsPerRegion', limits.securityGroupsPerRegion)
  if (inRegion.length >= quota) throw quotaExceeded('security groups', quota)

  const now = world.clock.now()
  const group: SecurityGroup = {
    securityGroupId: world.ids.next('sg'),
    region,
    name: GroupName,
    description: GroupDescription,
    projectId: ProjectId,
    version: 0,
    ingress: [],
    egress: [],
    createdAt: now,
    updatedAt: now,
  }
  securityGroups(world).set(group.securityGroupId, group)
  setTags(world, resourceName(world, 'securityGroup', region, group.securityGroupId), tags)
  return { SecurityGroup: showSecurityGroup(world, group) }
}

import type {
  DescribeInstancesRequest,
  DescribeInstancesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import type { World } from '../../../engine/world.ts'
import { anyOf, containing, exactly, type FilterRules } from '../../filters.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { securityGroupsOf } from '../../vpc/security-group-bindings.ts'
import type { Instance } from '../model.ts'
import { instances } from '../model.ts'
import { select } from '../select.ts'
import { instanceTags, publicIps, showInstance } from '../view.ts'

/** https://cloud.tencent.com/document/api/213/15728 */
export const describeInstances: Action<DescribeInstancesRequest, DescribeInstancesResponse> = (
  request,
  { world, region },
) => {
  const found = select(instances(world), region, request.InstanceIds, request.Filters, rules(world))
  const page = pageOf(found, request, {
    limit: 20,
    maximum: 100,
    code: 'InvalidParameterValue.LimitExceeded',
  })
  return { TotalCount: found.length, InstanceSet: page.map((instance) => showInstance(world, instance)) }
}

function rules(world: World): FilterRules<Instance> {
  return {
    tags: (instance) => instanceTags(world, instance),
    matchers: {
      'instance-id': exactly((instance) => instance.instanceId),
      'instance-name': containing((instance) => instance.name),
      'instance-state': exactly((instance) => instance.state),
      'instance-charge-type': exactly(() => 'POSTPAID_BY_HOUR'),
      'project-id': exactly((instance) => String(instance.projectId)),
      zone: exactly((instance) => instance.zone),
      'vpc-id': exactly((instance) => instance.vpcId),
      'subnet-id': exactly((instance) => instance.subnetId),
      'private-ip-address': exactly((instance) => instance.privateIp),
      'public-ip-address': anyOf((instance) => publicIps(world, instance)),
      'security-group-id': anyOf((instance) => securityGroupsOf(world, instance.instanceId)),
    },
  }
}

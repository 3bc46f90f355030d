import type {
  DescribeSubnetsRequest,
  DescribeSubnetsResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import { containing, exactly, type Matchers } from '../../filters.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { select } from '../find.ts'
import { type Subnet, subnets } from '../model.ts'
import { showSubnet, subnetTags } from '../views.ts'

const matchers: Matchers<Subnet> = {
  'subnet-id': exactly((subnet) => subnet.subnetId),
  'subnet-name': containing((subnet) => subnet.name),
  'vpc-id': exactly((subnet) => subnet.vpcId),
  'cidr-block': exactly((subnet) => subnet.cidr),
  zone: exactly((subnet) => subnet.zone),
  'is-default': exactly(() => 'false'),
}

/** https://cloud.tencent.com/document/api/215/15784 */
export const describeSubnets: Action<DescribeSubnetsRequest, DescribeSubnetsResponse> = (
  request,
  { world, region },
) => {
  supportOnly(request, ['SubnetIds', 'Filters', 'Offset', 'Limit'])
  const tags = (subnet: Subnet) => subnetTags(world, subnet)
  const found = select(subnets(world), region, request.SubnetIds, request.Filters, { matchers, tags })
  const page = pageOf(found, request, { limit: 20, maximum: 100 })
  return {
    TotalCount: found.length,
    SubnetSet: page.map((subnet) => showSubnet(world, subnet)),
  }
}

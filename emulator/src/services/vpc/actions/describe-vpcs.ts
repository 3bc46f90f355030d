import type {
  DescribeVpcsRequest,
  DescribeVpcsResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import { containing, exactly, type Matchers } from '../../filters.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { select } from '../find.ts'
import { type Vpc, vpcs } from '../model.ts'
import { showVpc, vpcTags } from '../views.ts'

const matchers: Matchers<Vpc> = {
  'vpc-id': exactly((vpc) => vpc.vpcId),
  'vpc-name': containing((vpc) => vpc.name),
  'cidr-block': exactly((vpc) => vpc.cidr),
  'is-default': exactly(() => 'false'),
}

/** https://cloud.tencent.com/document/api/215/15778 */
export const describeVpcs: Action<DescribeVpcsRequest, DescribeVpcsResponse> = (
  request,
  { world, region },
) => {
  const tags = (vpc: Vpc) => vpcTags(world, vpc)
  const found = select(vpcs(world), region, request.VpcIds, request.Filters, { matchers, tags })
  const page = pageOf(found, request, { limit: 20, maximum: 100 })
  return { TotalCount: found.length, VpcSet: page.map((vpc) => showVpc(world, vpc)) }
}

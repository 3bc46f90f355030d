import type {
  DescribeRouteTablesRequest,
  DescribeRouteTablesResponse,
  RouteTable,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import type { World } from '../../../engine/world.ts'
import { exactly, type Matchers } from '../../filters.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { chinaTime } from '../../timestamps.ts'
import { notFound } from '../errors.ts'
import { select } from '../find.ts'
import { subnets, type Vpc, vpcs } from '../model.ts'

const matchers: Matchers<Vpc> = {
  'route-table-id': exactly((vpc) => vpc.routeTableId),
  'route-table-name': exactly(() => 'default'),
  'vpc-id': exactly((vpc) => vpc.vpcId),
  'association.main': exactly(() => 'true'),
}

/** Each VPC has its default table, and no other. https://cloud.tencent.com/document/api/215/15763 */
export const describeRouteTables: Action<DescribeRouteTablesRequest, DescribeRouteTablesResponse> = (
  { RouteTableIds, Filters, Offset, Limit },
  { world, region },
) => {
  const vpcIds = RouteTableIds?.map((id) => vpcOfTable(world, id))
  const found = select(vpcs(world), region, vpcIds, Filters, { matchers, tags: () => ({}) })
  const page = pageOf(found, { Offset: Offset ?? '0', Limit: Limit ?? '20' }, { limit: 20, maximum: 100 })
  return { TotalCount: found.length, RouteTableSet: page.map((vpc) => defaultTable(world, vpc)) }
}

function vpcOfTable(world: World, routeTableId: string): string {
  const vpc = [...vpcs(world).values()].find((one) => one.routeTableId === routeTableId)
  if (!vpc) throw notFound(routeTableId)
  return vpc.vpcId
}

function defaultTable(world: World, vpc: Vpc): RouteTable {
  const inVpc = [...subnets(world).values()].filter(({ vpcId }) => vpcId === vpc.vpcId)
  return {
    VpcId: vpc.vpcId,
    RouteTableId: vpc.routeTableId,
    RouteTableName: 'default',
    Main: true,
    AssociationSet: inVpc.map(({ subnetId }) => ({ SubnetId: subnetId, RouteTableId: vpc.routeTableId })),
    RouteSet: [
      {
        DestinationCidrBlock: vpc.cidr,
        GatewayType: 'LOCAL',
        GatewayId: 'Local',
        RouteDescription: 'Local',
        RouteTableId: vpc.routeTableId,
        RouteType: 'USER',
        Enabled: true,
      },
    ],
    CreatedTime: chinaTime(vpc.createdAt),
    TagSet: [],
  }
}

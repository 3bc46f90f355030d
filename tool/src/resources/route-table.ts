import type {
  Route as CloudRoute,
  RouteTable,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import { allPages, pageSize } from '../cloud/pages.ts'
import type { Fields, Observed, Value } from '../plan/model.ts'
import { type Id, idIn, type Kind, noRules, type ResourceContext } from './kind.ts'
import { identify, type Owner, ownershipFilters, tagsFrom } from './ownership.ts'
import { tagObject, tagsForNew } from './tagging.ts'

/** Where packets to an address range go. */
export interface Route {
  readonly [name: string]: Value
  /** `0.0.0.0/0` */
  readonly destination: string
  /** NAT. */
  readonly type: string
  readonly gateway: Id
}

export interface RouteTableFields extends Fields {
  readonly vpc: Id
  readonly routes: readonly Route[]
  /** The subnets it leads; each subnet follows one table. */
  readonly subnets: readonly Id[]
}

export const routeTable: Kind<RouteTableFields> = {
  kind: 'route-table',
  // A subnet's end ends its association too.
  rules: { ...noRules, immutable: ['vpc'], unordered: ['routes', 'subnets'], loose: ['subnets'] },
  patience: 5,

  async list(context) {
    return (await describe(context, ownershipFilters(context.owner))).flatMap((table) =>
      observe(context.owner, table),
    )
  },

  async create(context, desired) {
    await context.cloud.call('vpc', 'CreateRouteTable', {
      VpcId: idIn(desired.fields.vpc),
      RouteTableName: desired.name,
      Tags: tagsForNew(context, desired),
    })
  },

  updates: [
    {
      fields: ['routes'],
      async apply(context, observed, desired) {
        const { cloud } = context
        const RouteTableId = observed.id
        const [table] = await describe(context, [{ Name: 'route-table-id', Values: [RouteTableId] }])
        const have = (table?.RouteSet ?? []).filter(isOwn)
        const surplus = have.filter((route) => !desired.fields.routes.some((want) => isSame(want, route)))
        const missing = desired.fields.routes.filter((want) => !have.some((route) => isSame(want, route)))
        if (surplus.length > 0) await cloud.call('vpc', 'DeleteRoutes', { RouteTableId, Routes: surplus })
        if (missing.length > 0) {
          await cloud.call('vpc', 'CreateRoutes', {
            RouteTableId,
            Routes: missing.map(({ destination, type, gateway }) => ({
              DestinationCidrBlock: destination,
              GatewayType: type,
              GatewayId: idIn(gateway),
            })),
          })
        }
      },
    },
    {
      fields: ['subnets'],
      async apply(context, observed, desired) {
        const want = desired.fields.subnets.map(idIn)
        const have = observed.fields.subnets.map(idIn)
        await associate(
          context,
          observed.id,
          want.filter((subnet) => !have.includes(subnet)),
        )
        await release(
          context,
          observed,
          have.filter((subnet) => !want.includes(subnet)),
        )
      },
    },
  ],

  async remove(context, observed) {
    await release(context, observed, observed.fields.subnets.map(idIn))
    await context.cloud.call('vpc', 'DeleteRouteTable', { RouteTableId: observed.id })
  },

  tag: (context, observed) => tagObject(context, 'vpc:rtb', observed),
}

async function describe(
  { cloud }: ResourceContext,
  Filters: { Name: string; Values: string[] }[],
): Promise<RouteTable[]> {
  return allPages(async (offset) => {
    const answer = await cloud.call('vpc', 'DescribeRouteTables', {
      Filters,
      Offset: String(offset),
      Limit: String(pageSize),
    })
    return { items: answer.RouteTableSet ?? [], total: answer.TotalCount ?? 0 }
  })
}

function observe(owner: Owner, table: RouteTable): Observed<RouteTableFields>[] {
  const name = table.RouteTableName ?? ''
  const identity = identify(owner, 'route-table', name, tagsFrom(table.TagSet))
  if (!identity) return []
  const fields = {
    vpc: table.VpcId ?? '',
    routes: (table.RouteSet ?? []).filter(isOwn).map((route) => ({
      destination: route.DestinationCidrBlock ?? '',
      type: route.GatewayType ?? '',
      gateway: route.GatewayId ?? '',
    })),
    subnets: (table.AssociationSet ?? []).map(({ SubnetId }) => SubnetId ?? ''),
  }
  const id = table.RouteTableId ?? ''
  return [{ kind: 'route-table', ...identity, id, name, state: 'available', settled: true, fields }]
}

/** Not the way within the VPC, which every table has and nobody can take away. */
function isOwn(route: CloudRoute): boolean {
  return route.GatewayType !== 'LOCAL' && route.RouteType === 'USER'
}

function isSame(want: Route, have: CloudRoute): boolean {
  return (
    want.destination === have.DestinationCidrBlock &&
    want.type === have.GatewayType &&
    idIn(want.gateway) === have.GatewayId
  )
}

async function associate({ cloud }: ResourceContext, RouteTableId: string, subnets: readonly string[]) {
  for (const SubnetId of subnets)
    await cloud.call('vpc', 'ReplaceRouteTableAssociation', { RouteTableId, SubnetId })
}

/** A subnet always follows some table: from here it goes back to its VPC's own. */
async function release(
  context: ResourceContext,
  { fields }: Observed<RouteTableFields>,
  subnets: readonly string[],
): Promise<void> {
  if (subnets.length === 0) return
  const [main] = await describe(context, [
    { Name: 'vpc-id', Values: [idIn(fields.vpc)] },
    { Name: 'association.main', Values: ['true'] },
  ])
  await associate(context, main?.RouteTableId ?? '', subnets)
}

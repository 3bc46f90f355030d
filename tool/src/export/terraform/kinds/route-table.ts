import type { Route, RouteTableFields } from '../../../resources/route-table.ts'
import type { Block } from '../block.ts'
import { attributeOf, type Exporter, type Scope } from '../exporter.ts'

const type = 'tencentcloud_route_table'

/** Each route and each association is a block of its own. */
export const routeTable: Exporter<RouteTableFields> = {
  kind: 'route-table',
  type,
  async blocks({ label, id, name, tags, fields: { vpc, routes, subnets } }, scope) {
    const numbers = id === undefined ? new Map<string, number>() : await routeNumbers(scope, id)
    const table = attributeOf(type, label)
    const entry = ({ destination, type: hop, gateway }: Route, index: number): Block => {
      const number = numbers.get(destination)
      return {
        type: 'tencentcloud_route_table_entry',
        name: `${label}_${index + 1}`,
        id: number === undefined ? undefined : `${number}.${id}`,
        arguments: {
          route_table_id: table,
          destination_cidr_block: destination,
          next_type: hop,
          next_hub: scope.refer(gateway),
        },
      }
    }
    return [
      { type, name: label, id, arguments: { name, vpc_id: scope.refer(vpc), tags } },
      ...routes.map(entry),
      ...subnets.map(
        (subnet, index): Block => ({
          type: 'tencentcloud_route_table_association',
          name: `${label}_${index + 1}`,
          id: id === undefined ? undefined : scope.idOf(subnet),
          arguments: { route_table_id: table, subnet_id: scope.refer(subnet) },
        }),
      ),
    ]
  },
}

/** Routes are imported by their number, which only the cloud knows. */
async function routeNumbers({ context }: Scope, id: string): Promise<ReadonlyMap<string, number>> {
  const answer = await context.cloud.call('vpc', 'DescribeRouteTables', { RouteTableIds: [id] })
  return new Map(
    (answer.RouteTableSet?.[0]?.RouteSet ?? []).map((route) => [
      route.DestinationCidrBlock ?? '',
      route.RouteId ?? 0,
    ]),
  )
}

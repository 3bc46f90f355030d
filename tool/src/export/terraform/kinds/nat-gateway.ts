import type { NatGatewayFields } from '../../../resources/nat-gateway.ts'
import type { Exporter, Scope } from '../exporter.ts'

export const natGateway: Exporter<NatGatewayFields> = {
  kind: 'nat-gateway',
  type: 'tencentcloud_nat_gateway',
  async blocks({ label, id, name, tags, fields: { vpc, bandwidth } }, scope) {
    return [
      {
        type: 'tencentcloud_nat_gateway',
        name: label,
        id,
        arguments: {
          name,
          vpc_id: scope.refer(vpc),
          bandwidth,
          // Bought with the gateway, so that it is no resource of its own.
          assigned_eip_set: id === undefined ? [] : await addressesOf(scope, id),
          tags,
        },
      },
    ]
  },
}

async function addressesOf({ context }: Scope, id: string): Promise<string[]> {
  const answer = await context.cloud.call('vpc', 'DescribeNatGateways', { NatGatewayIds: [id] })
  const addresses = answer.NatGatewaySet?.[0]?.PublicIpAddressSet ?? []
  return addresses.map(({ PublicIpAddress }) => PublicIpAddress ?? '')
}

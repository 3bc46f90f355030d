import { isIPv4 } from 'node:net'
import type { Desired } from '../../plan/model.ts'
import type { NatGatewayFields } from '../nat-gateway.ts'
import type { RouteTableFields } from '../route-table.ts'
import type { SecurityGroupFields } from '../security-group.ts'
import type { SubnetFields } from '../subnet.ts'
import type { VpcFields } from '../vpc.ts'
import { keys } from './keys.ts'
import { ref, type Scope } from './scope.ts'

const everywhere = '0.0.0.0/0'

/** The network, who may speak to whom in it, and the way out. */
export function networkResources({ environment, resource }: Scope): Desired[] {
  const { network, compute, zone } = environment
  const vpc = ref(keys.vpc)
  // Who serves HTTP on its own port will serve HTTPS on its own too.
  const people = compute.port === 80 ? '80,443' : String(compute.port)
  // They are in no group of this VPC, and reach it through a VPN, a peering or a cloud network.
  const ownHosts = (compute.ssh?.hosts ?? [])
    .filter(({ address }) => isIPv4(address))
    .map(({ address }) => `${address}/32`)
  const wayOut =
    network.nat === undefined
      ? []
      : [
          resource<NatGatewayFields>('nat-gateway/main', { vpc, bandwidth: network.nat.bandwidth }),
          resource<RouteTableFields>('route-table/main', {
            vpc,
            routes: [{ destination: everywhere, type: 'NAT', gateway: ref('nat-gateway/main') }],
            subnets: [ref(keys.subnet)],
          }),
        ]
  return [
    resource<VpcFields>(keys.vpc, { cidr: network.cidr }),
    resource<SubnetFields>(keys.subnet, { cidr: network.subnet, zone, vpc }),
    ...wayOut,
    resource<SecurityGroupFields>(keys.appGroup, {
      ingress: [
        { protocol: 'TCP', port: people, peer: everywhere, note: 'people' },
        { protocol: 'TCP', port: '22', peer: network.cidr, note: 'SSH from inside the VPC' },
      ],
      egress: [{ protocol: 'ALL', port: 'ALL', peer: everywhere, note: 'out' }],
    }),
    resource<SecurityGroupFields>(keys.dataGroup, {
      ingress: [
        { protocol: 'TCP', port: '5432', peer: ref(keys.appGroup), note: 'PostgreSQL from the app' },
        { protocol: 'TCP', port: '6379', peer: ref(keys.appGroup), note: 'Redis from the app' },
        ...ownHosts.flatMap((peer) => [
          { protocol: 'TCP' as const, port: '5432', peer, note: 'PostgreSQL from a host of ours' },
          { protocol: 'TCP' as const, port: '6379', peer, note: 'Redis from a host of ours' },
        ]),
      ],
      egress: [{ protocol: 'ALL', port: 'ALL', peer: network.cidr, note: 'inside the VPC' }],
    }),
  ]
}

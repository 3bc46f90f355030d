import { isIPv4 } from 'node:net'
import { furtherZones, placedHosts, rangeIn } from '../../config/placement.ts'
import { type Database, databasesOf } from '../../databases/chosen.ts'
import { serves } from '../../hosts/role.ts'
import type { Desired } from '../../plan/model.ts'
import type { Id } from '../kind.ts'
import type { NatGatewayFields } from '../nat-gateway.ts'
import type { RouteTableFields } from '../route-table.ts'
import type { Rule, SecurityGroupFields } from '../security-group.ts'
import type { SubnetFields } from '../subnet.ts'
import type { VpcFields } from '../vpc.ts'
import { keys, subnetKey } from './keys.ts'
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
  const further = furtherZones(environment)
  const hasWorkers = placedHosts(environment).some((host) => !serves(host))
  const doors = databasesOf(environment).map((database) => doorOf[database])
  const from = (peer: Id, who: string): Rule[] =>
    doors.map(({ port, name }) => ({ protocol: 'TCP', port, peer, note: `${name} from ${who}` }))
  const fromInside: Rule = {
    protocol: 'TCP',
    port: '22',
    peer: network.cidr,
    note: 'SSH from inside the VPC',
  }
  const out: Rule = { protocol: 'ALL', port: 'ALL', peer: everywhere, note: 'out' }
  const wayOut =
    network.nat === undefined
      ? []
      : [
          resource<NatGatewayFields>('nat-gateway/main', { vpc, bandwidth: network.nat.bandwidth }),
          resource<RouteTableFields>('route-table/main', {
            vpc,
            routes: [{ destination: everywhere, type: 'NAT', gateway: ref('nat-gateway/main') }],
            subnets: [ref(keys.subnet), ...further.map((one) => ref(subnetKey(one, environment)))],
          }),
        ]
  return [
    resource<VpcFields>(keys.vpc, { cidr: network.cidr }),
    resource<SubnetFields>(keys.subnet, { cidr: network.subnet, zone, vpc }),
    ...further.map((one) =>
      resource<SubnetFields>(subnetKey(one, environment), {
        cidr: rangeIn(one, environment),
        zone: one,
        vpc,
      }),
    ),
    ...wayOut,
    resource<SecurityGroupFields>(keys.appGroup, {
      ingress: [{ protocol: 'TCP', port: people, peer: everywhere, note: 'people' }, fromInside],
      egress: [out],
    }),
    ...(hasWorkers
      ? [resource<SecurityGroupFields>(keys.workerGroup, { ingress: [fromInside], egress: [out] })]
      : []),
    ...(doors.length === 0
      ? []
      : [
          resource<SecurityGroupFields>(keys.dataGroup, {
            ingress: [
              ...from(ref(keys.appGroup), 'the app'),
              ...(hasWorkers ? from(ref(keys.workerGroup), 'workers') : []),
              ...ownHosts.flatMap((host) => from(host, 'a host of ours')),
            ],
            egress: [{ protocol: 'ALL', port: 'ALL', peer: network.cidr, note: 'inside the VPC' }],
          }),
        ]),
  ]
}

/** Where a database listens. */
const doorOf: Readonly<Record<Database, { readonly port: string; readonly name: string }>> = {
  postgres: { port: '5432', name: 'PostgreSQL' },
  redis: { port: '6379', name: 'Redis' },
}

import type { Collection } from '../../engine/store.ts'
import type { World } from '../../engine/world.ts'

export interface Vpc {
  readonly vpcId: string
  readonly region: string
  readonly name: string
  readonly cidr: string
  readonly dnsServers: readonly string[]
  readonly domainName: string
  /** The default route table, which lives and dies with the VPC. */
  readonly routeTableId: string
  readonly createdAt: number
}

export interface Subnet {
  readonly subnetId: string
  readonly vpcId: string
  readonly region: string
  readonly zone: string
  readonly name: string
  readonly cidr: string
  readonly broadcast: boolean
  /** Absent while the VPC's default table leads it. */
  readonly routeTableId?: string
  readonly createdAt: number
}

export interface SecurityGroup {
  readonly securityGroupId: string
  readonly region: string
  readonly name: string
  readonly description: string
  readonly projectId: string
  /** Counts changes of the rules. */
  readonly version: number
  readonly ingress: readonly Rule[]
  readonly egress: readonly Rule[]
  readonly createdAt: number
  readonly updatedAt: number
}

/** One rule; its place in the list is its index, and the first that matches decides. */
export interface Rule {
  readonly protocol: string
  readonly port: string
  readonly cidr: string
  readonly ipv6Cidr: string
  readonly securityGroupId: string
  readonly action: 'ACCEPT' | 'DROP'
  readonly description: string
  readonly modifiedAt: number
}

export type AddressStatus = 'CREATING' | 'BINDING' | 'BIND' | 'UNBINDING' | 'UNBIND' | 'OFFLINING'

export interface Address {
  readonly addressId: string
  readonly region: string
  readonly name: string
  readonly status: AddressStatus
  /** Leads nowhere; shown while the address is not bound. */
  readonly publicIp: string
  /** The loopback address of the instance's host, shown while bound; else empty. */
  readonly hostAddress: string
  readonly instanceId: string
  readonly privateIp: string
  readonly chargeType: string
  /** Mbps */
  readonly bandwidth: number
  readonly createdAt: number
}

/** What `DescribeTaskResult` tells of an address's change. */
export interface AddressTask {
  readonly taskId: number
  readonly result: 'RUNNING' | 'SUCCESS' | 'FAILED'
}

export function vpcs(world: World): Collection<Vpc> {
  return world.store.collection('vpc.vpcs')
}

export function subnets(world: World): Collection<Subnet> {
  return world.store.collection('vpc.subnets')
}

export function securityGroups(world: World): Collection<SecurityGroup> {
  return world.store.collection('vpc.security-groups')
}

export function addresses(world: World): Collection<Address> {
  return world.store.collection('vpc.addresses')
}

/** By task id, as text. */
export function addressTasks(world: World): Collection<AddressTask> {
  return world.store.collection('vpc.address-tasks')
}

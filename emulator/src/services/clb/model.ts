import type { Collection } from '../../engine/store.ts'
import type { World } from '../../engine/world.ts'

export interface LoadBalancer {
  readonly loadBalancerId: string
  readonly region: string
  readonly name: string
  readonly type: 'OPEN' | 'INTERNAL'
  readonly vpcId: string
  /** Of an INTERNAL one; else empty. */
  readonly subnetId: string
  readonly projectId: number
  readonly zone: string
  readonly standbyZone: string
  /** The loopback address at which it really listens; empty until it is made. */
  readonly address: string
  readonly internetChargeType: string
  /** Mbps */
  readonly internetBandwidth: number
  /** `shared` or a size of the exclusive kind, such as `clb.c2.medium`. */
  readonly slaType: string
  readonly passToTarget: boolean
  readonly deleteProtect: boolean
  readonly status: 'creating' | 'normal'
  readonly statusSince: number
  readonly createdAt: number
}

export type Protocol = 'TCP' | 'TCP_SSL' | 'HTTP' | 'HTTPS'

export interface Listener {
  readonly listenerId: string
  readonly loadBalancerId: string
  readonly name: string
  readonly protocol: Protocol
  readonly port: number
  readonly scheduler: Scheduler
  /** Seconds that a client keeps its target; 0 is off. */
  readonly sessionExpireTime: number
  /** Of layer 4; layer 7 has it in its rules. */
  readonly healthCheck?: HealthCheck
  /** Of HTTPS without SNI and of TCP_SSL. */
  readonly certificateId?: string
  readonly sni: boolean
  readonly keepalive: boolean
  readonly createdAt: number
}

export type Scheduler = 'WRR' | 'LEAST_CONN' | 'IP_HASH'

/** A location of a layer-7 listener: where requests for some domains and a path go. */
export interface Rule {
  readonly locationId: string
  readonly listenerId: string
  readonly loadBalancerId: string
  /** The first is the rule's main one. */
  readonly domains: readonly string[]
  readonly url: string
  readonly scheduler: Scheduler
  readonly sessionExpireTime: number
  readonly healthCheck: HealthCheck
  readonly forwardType: 'HTTP' | 'HTTPS'
  readonly http2: boolean
  /** Of listeners with SNI. */
  readonly certificateId?: string
  /** Whether its domain answers for names that no rule has. */
  readonly defaultServer: boolean
  /** Made by AutoRewrite. */
  readonly autoCreated: boolean
  readonly rewrite?: Rewrite
  readonly createdAt: number
}

/** Requests are answered with a redirect instead of going to targets. */
export interface Rewrite {
  readonly listenerId: string
  readonly locationId: string
  readonly code: number
  readonly takeUrl: boolean
  readonly type: 'AUTO' | 'MANUAL'
}

export interface HealthCheck {
  readonly on: boolean
  readonly type: 'TCP' | 'HTTP' | 'HTTPS'
  /** Seconds. */
  readonly interval: number
  /** Seconds. */
  readonly timeout: number
  /** Probes in a row that must pass before a target counts as healthy … */
  readonly healthy: number
  /** … and fail before it counts as unhealthy. */
  readonly unhealthy: number
  /** Bits: 1 for 1xx, 2 for 2xx, 4 for 3xx, 8 for 4xx, 16 for 5xx. */
  readonly codes: number
  readonly path: string
  /** Empty: the rule's domain. */
  readonly domain: string
  readonly method: 'HEAD' | 'GET'
  readonly httpVersion: string
  /** 0: the port of the target. */
  readonly port: number
  readonly sourceIpType: number
}

export interface Target {
  readonly loadBalancerId: string
  readonly listenerId: string
  /** Empty on layer 4. */
  readonly locationId: string
  readonly instanceId: string
  /** Whether it was named by its private address rather than by its id. */
  readonly byAddress: boolean
  readonly port: number
  readonly weight: number
  readonly registeredAt: number
}

/** A change of a load balancer that is under way or was; known by the id of the request that asked for it. */
export interface Task {
  readonly taskId: string
  readonly dealName: string
  readonly loadBalancerIds: readonly string[]
  readonly status: 'running' | 'succeeded' | 'failed'
  readonly message: string
}

export function loadBalancers(world: World): Collection<LoadBalancer> {
  return world.store.collection('clb.load-balancers')
}

export function listeners(world: World): Collection<Listener> {
  return world.store.collection('clb.listeners')
}

/** By location id. */
export function rules(world: World): Collection<Rule> {
  return world.store.collection('clb.rules')
}

/** By `keyOf(target)`. */
export function targets(world: World): Collection<Target> {
  return world.store.collection('clb.targets')
}

export function tasks(world: World): Collection<Task> {
  return world.store.collection('clb.tasks')
}

/** The task that keeps a load balancer busy, by the load balancer's id. */
export function busyWith(world: World): Collection<{ readonly taskId: string }> {
  return world.store.collection('clb.busy')
}

/** One target of a listener or rule: an instance and a port of it. */
export function keyOf(target: Pick<Target, 'listenerId' | 'locationId' | 'instanceId' | 'port'>): string {
  return `${target.listenerId}/${target.locationId}/${target.instanceId}:${target.port}`
}

export function isLayer7({ protocol }: Pick<Listener, 'protocol'>): boolean {
  return protocol === 'HTTP' || protocol === 'HTTPS'
}

/** The task of a request that repeated another one's ClientToken, by the id of the repetition. */
export function repeatedRequests(world: World): Collection<{ readonly taskId: string }> {
  return world.store.collection('clb.repeated-requests')
}

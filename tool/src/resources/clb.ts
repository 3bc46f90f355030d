import type { LoadBalancer } from 'tencentcloud-sdk-nodejs/tencentcloud/services/clb/v20180317/clb_models.js'
import type { Fields, Observed } from '../plan/model.ts'
import { ownBalancers } from './clb/own-balancers.ts'
import { taskDone } from './clb/task.ts'
import { clientToken } from './client-token.ts'
import { type Id, idIn, type Kind, noRules, type ResourceContext } from './kind.ts'
import { identify, type Owner, ownershipTags, tagKeyValueTags, tagsFrom } from './ownership.ts'
import { tagObject } from './tagging.ts'

export interface ClbFields extends Fields {
  readonly vpc: Id
  /** Mbps to the internet. */
  readonly bandwidth: number
  /** Who may reach it; without any group everybody may. */
  readonly securityGroups: readonly Id[]
  /** Its groups alone decide: what it lets in, the groups of its targets need not. */
  readonly passToTarget: boolean
  /** The cloud refuses to delete it. */
  readonly protection: boolean
}

/** A load balancer with a public address. */
export const clb: Kind<ClbFields> = {
  kind: 'clb',
  rules: { ...noRules, immutable: ['vpc'], unordered: ['securityGroups'] },
  patience: 15,

  async list(context) {
    return (await ownBalancers(context)).flatMap((balancer) => observe(context.owner, balancer))
  },

  async find({ cloud, owner }, desired) {
    const answer = await cloud.call('clb', 'DescribeLoadBalancers', { LoadBalancerName: desired.name })
    return (answer.LoadBalancerSet ?? [])
      .flatMap((balancer) => observe(owner, balancer))
      .find(({ key }) => key === desired.key)
  },

  async create(context, desired) {
    const { vpc, bandwidth, passToTarget } = desired.fields
    await context.cloud.call('clb', 'CreateLoadBalancer', {
      LoadBalancerType: 'OPEN',
      LoadBalancerName: desired.name,
      VpcId: idIn(vpc),
      InternetAccessible: internetAccess(bandwidth),
      LoadBalancerPassToTarget: passToTarget,
      Tags: tagKeyValueTags(ownershipTags(context.owner, desired.key)),
      ClientToken: clientToken(context, desired),
    })
  },

  updates: [
    {
      fields: ['bandwidth', 'passToTarget'],
      async apply(context, observed, desired) {
        const { bandwidth, passToTarget } = desired.fields
        const answer = await context.cloud.call('clb', 'ModifyLoadBalancerAttributes', {
          LoadBalancerId: observed.id,
          InternetChargeInfo: internetAccess(bandwidth),
          LoadBalancerPassToTarget: passToTarget,
        })
        await taskDone(context, answer.RequestId)
      },
    },
    {
      // Cannot be given at creation.
      fields: ['securityGroups'],
      async apply(context, observed, desired) {
        const answer = await context.cloud.call('clb', 'SetLoadBalancerSecurityGroups', {
          LoadBalancerId: observed.id,
          SecurityGroups: desired.fields.securityGroups.map(idIn),
        })
        await taskDone(context, answer.RequestId)
      },
    },
    {
      fields: ['protection'],
      async apply(context, observed, desired) {
        await protect(context, observed.id, desired.fields.protection)
      },
    },
  ],

  async remove(context, observed) {
    if (observed.fields.protection) await protect(context, observed.id, false)
    const request = { LoadBalancerIds: [observed.id] }
    const answer = await context.cloud.call('clb', 'DeleteLoadBalancer', request)
    await taskDone(context, answer.RequestId)
  },

  tag: (context, observed) => tagObject(context, 'clb:clb', observed),
}

function internetAccess(InternetMaxBandwidthOut: number) {
  return { InternetChargeType: 'TRAFFIC_POSTPAID_BY_HOUR', InternetMaxBandwidthOut }
}

async function protect(context: ResourceContext, LoadBalancerId: string, on: boolean): Promise<void> {
  const request = { LoadBalancerId, DeleteProtect: on }
  const answer = await context.cloud.call('clb', 'ModifyLoadBalancerAttributes', request)
  await taskDone(context, answer.RequestId)
}

function observe(owner: Owner, balancer: LoadBalancer): Observed<ClbFields>[] {
  const name = balancer.LoadBalancerName ?? ''
  const identity = identify(owner, 'clb', name, tagsFrom(balancer.Tags))
  if (!identity) return []
  const state = balancer.Status === 1 ? 'normal' : 'creating'
  return [
    {
      kind: 'clb',
      ...identity,
      id: balancer.LoadBalancerId ?? '',
      name,
      state,
      settled: state === 'normal',
      fields: {
        vpc: balancer.VpcId ?? '',
        bandwidth: balancer.NetworkAttributes?.InternetMaxBandwidthOut ?? 0,
        securityGroups: balancer.SecureGroups ?? [],
        passToTarget: balancer.LoadBalancerPassToTarget ?? false,
        protection: balancer.AttributeFlags?.includes('DeleteProtect') ?? false,
      },
    },
  ]
}

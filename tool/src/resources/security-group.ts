import type { SecurityGroupPolicy } from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import { allPages, pageSize } from '../cloud/pages.ts'
import type { Fields, Value } from '../plan/model.ts'
import { detailsOf } from './details.ts'
import { type Id, idIn, type Kind, noRules, type ResourceContext } from './kind.ts'
import { identify, ownershipFilters, tagsFrom } from './ownership.ts'
import { tagObject, tagsForNew } from './tagging.ts'

/** One allowed flow. The first rule that matches decides; what no rule allows is refused. */
export interface Rule {
  readonly [name: string]: Value
  /** TCP, UDP, ICMP or ALL. */
  readonly protocol: string
  /** `80`, `80,443`, `8000-8010` or `ALL`. */
  readonly port: string
  /** An address range, or a security group. */
  readonly peer: Id
  readonly note: string
  /** What somebody refused by hand: the config only allows. */
  readonly refuses?: true
}

export interface SecurityGroupFields extends Fields {
  readonly ingress: readonly Rule[]
  readonly egress: readonly Rule[]
}

export const securityGroup: Kind<SecurityGroupFields> = {
  kind: 'security-group',
  rules: noRules,
  patience: 5,

  async list(context, only) {
    const { cloud, owner } = context
    const groups = await allPages(async (offset) => {
      const answer = await cloud.call('vpc', 'DescribeSecurityGroups', {
        Filters: ownershipFilters(owner),
        Offset: String(offset),
        Limit: String(pageSize),
      })
      return { items: answer.SecurityGroupSet ?? [], total: answer.TotalCount ?? 0 }
    })
    const ours = groups.flatMap((object) => {
      const name = object.SecurityGroupName ?? ''
      const identity = identify(owner, 'security-group', name, tagsFrom(object.TagSet))
      if (!identity || (only ?? identity.key) !== identity.key) return []
      return [{ ...identity, id: object.SecurityGroupId ?? '', name }]
    })
    return detailsOf(ours, async (group) => {
      const { ingress, egress } = await readRules(context, group.id)
      return {
        kind: 'security-group',
        ...group,
        state: 'available',
        settled: true,
        fields: { ingress, egress },
      }
    })
  },

  async create(context, desired) {
    await context.cloud.call('vpc', 'CreateSecurityGroup', {
      GroupName: desired.name,
      GroupDescription: 'Made by Tengyun',
      Tags: tagsForNew(context, desired),
    })
  },

  updates: [
    {
      fields: ['ingress', 'egress'],
      async apply(context, observed, desired) {
        const { version } = await readRules(context, observed.id)
        await context.cloud.call('vpc', 'ModifySecurityGroupPolicies', {
          SecurityGroupId: observed.id,
          SecurityGroupPolicySet: {
            // A fresh group has version 0, which as an input means "delete everything": it is left out then.
            ...(version === 0 ? {} : { Version: String(version + 1) }),
            Ingress: desired.fields.ingress.map(policyOf),
            Egress: desired.fields.egress.map(policyOf),
          },
          SortPolicys: true,
        })
      },
    },
  ],

  async remove({ cloud }, observed) {
    await cloud.call('vpc', 'DeleteSecurityGroup', { SecurityGroupId: observed.id })
  },

  tag: (context, observed) => tagObject(context, 'cvm:sg', observed),
}

async function readRules({ cloud }: ResourceContext, id: string) {
  const answer = await cloud.call('vpc', 'DescribeSecurityGroupPolicies', { SecurityGroupId: id })
  const set = answer.SecurityGroupPolicySet
  return {
    version: Number(set?.Version ?? 0),
    ingress: (set?.Ingress ?? []).map(ruleOf),
    egress: (set?.Egress ?? []).map(ruleOf),
  }
}

function policyOf(rule: Rule): SecurityGroupPolicy {
  const peer = idIn(rule.peer)
  return {
    Protocol: rule.protocol,
    ...(rule.protocol === 'TCP' || rule.protocol === 'UDP' ? { Port: rule.port } : {}),
    ...(peer.startsWith('sg-') ? { SecurityGroupId: peer } : { CidrBlock: peer }),
    Action: 'ACCEPT',
    PolicyDescription: rule.note,
  }
}

/** The cloud echoes protocols and "all" in changing letter case. */
function ruleOf(policy: SecurityGroupPolicy): Rule {
  return {
    protocol: (policy.Protocol ?? '').toUpperCase(),
    port: (policy.Port || 'ALL').toUpperCase(),
    peer: policy.SecurityGroupId || policy.CidrBlock || '',
    note: policy.PolicyDescription ?? '',
    ...(policy.Action?.toUpperCase() === 'DROP' ? { refuses: true } : {}),
  }
}

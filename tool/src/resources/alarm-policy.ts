import type { AlarmPolicy } from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import { pageSize } from '../cloud/pages.ts'
import type { Fields, Key, Observed } from '../plan/model.ts'
import { bind, boundTo, unbind } from './alarms/bindings.ts'
import { type AlarmRule, conditionsIn, conditionsOf } from './alarms/conditions.ts'
import { detailsOf } from './details.ts'
import { type Id, idIn, type Kind, noRules, type ResourceContext } from './kind.ts'
import { identify, tagsFrom } from './ownership.ts'
import { tagObject, tagsForNew } from './tagging.ts'

export interface AlarmPolicyFields extends Fields {
  /** What kind of object is watched: `cvm_device`, `POSTGRESQL`, `redis_mem_edition`, `lb_lbid_lb`. */
  readonly namespace: string
  /** One of them suffices. */
  readonly rules: readonly AlarmRule[]
  /** Happenings that are alarms by themselves: `ping_unreachable`. */
  readonly events: readonly string[]
  readonly notices: readonly Id[]
  readonly objects: readonly Id[]
  readonly enabled: boolean
}

export const alarmPolicy: Kind<AlarmPolicyFields> = {
  kind: 'alarm-policy',
  rules: {
    ...noRules,
    immutable: ['namespace'],
    unordered: ['rules', 'events', 'notices', 'objects'],
    // An object that ends is no longer watched.
    loose: ['objects'],
  },
  patience: 5,

  async list(context, only) {
    const policies = await ownPolicies(context)
    return detailsOf(policies, (policy) => observe(context, policy, only))
  },

  async create(context, desired) {
    const { namespace, notices } = desired.fields
    await context.cloud.call('monitor', 'CreateAlarmPolicy', {
      Module: 'monitor',
      PolicyName: desired.name,
      MonitorType: 'MT_QCE',
      Namespace: namespace,
      // Some namespaces refuse the default, -1.
      ProjectId: 0,
      Enable: 1,
      ...conditionsOf(desired.fields),
      NoticeIds: notices.map(idIn),
      Tags: tagsForNew(context, desired),
    })
  },

  updates: [
    {
      fields: ['rules', 'events'],
      async apply({ cloud }, observed, desired) {
        await cloud.call('monitor', 'ModifyAlarmPolicyCondition', {
          Module: 'monitor',
          PolicyId: observed.id,
          ...conditionsOf(desired.fields),
        })
      },
    },
    {
      fields: ['notices'],
      async apply({ cloud }, observed, desired) {
        await cloud.call('monitor', 'ModifyAlarmPolicyNotice', {
          Module: 'monitor',
          PolicyId: observed.id,
          NoticeIds: desired.fields.notices.map(idIn),
        })
      },
    },
    {
      fields: ['objects'],
      async apply(context, observed, desired) {
        const have = observed.fields.objects.map(idIn)
        const want = desired.fields.objects.map(idIn)
        await bind(
          context,
          observed.id,
          want.filter((id) => !have.includes(id)),
        )
        await unbind(
          context,
          observed.id,
          have.filter((id) => !want.includes(id)),
        )
      },
    },
    {
      fields: ['enabled'],
      async apply({ cloud }, observed, desired) {
        await cloud.call('monitor', 'ModifyAlarmPolicyStatus', {
          Module: 'monitor',
          PolicyId: observed.id,
          Enable: desired.fields.enabled ? 1 : 0,
        })
      },
    },
  ],

  async remove({ cloud }, observed) {
    await cloud.call('monitor', 'DeleteAlarmPolicy', { Module: 'monitor', PolicyIds: [observed.id] })
  },

  tag: (context, observed) => tagObject(context, 'monitor:cm-policy', observed),
}

async function ownPolicies({ cloud }: ResourceContext): Promise<AlarmPolicy[]> {
  const found: AlarmPolicy[] = []
  for (let page = 1; ; page++) {
    const answer = await cloud.call('monitor', 'DescribeAlarmPolicies', {
      Module: 'monitor',
      PageNumber: page,
      PageSize: pageSize,
    })
    found.push(...(answer.Policies ?? []))
    if (found.length >= (answer.TotalCount ?? 0) || !answer.Policies?.length) return found
  }
}

async function observe(
  context: ResourceContext,
  policy: AlarmPolicy,
  only: Key | undefined,
): Promise<Observed<AlarmPolicyFields>[]> {
  const name = policy.PolicyName ?? ''
  const identity = identify(context.owner, 'alarm-policy', name, tagsFrom(policy.Tags))
  if (!identity || (only ?? identity.key) !== identity.key) return []
  const id = policy.PolicyId ?? ''
  const fields = {
    namespace: policy.Namespace ?? '',
    ...conditionsIn(policy),
    notices: policy.NoticeIds ?? [],
    objects: await boundTo(context, id),
    enabled: policy.Enable === 1,
  }
  return [{ kind: 'alarm-policy', ...identity, id, name, state: 'available', settled: true, fields }]
}

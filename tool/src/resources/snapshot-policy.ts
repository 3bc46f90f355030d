import type { AutoSnapshotPolicy } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js'
import { allPages, pageSize } from '../cloud/pages.ts'
import type { Fields, Observed } from '../plan/model.ts'
import { type Id, idIn, type Kind, noRules } from './kind.ts'
import { identifyByName, type Owner, untaggedName } from './ownership.ts'
import { dayNumbers, daysOf } from './weekdays.ts'

export interface SnapshotPolicyFields extends Fields {
  /** Days of the week, lower case. */
  readonly days: readonly string[]
  /** Hour of the day, UTC+8. */
  readonly hour: number
  /** Days that a snapshot is kept. */
  readonly retention: number
  readonly disks: readonly Id[]
}

/** Regular snapshots of disks. Policies have no tags: their name says whose they are. */
export const snapshotPolicy: Kind<SnapshotPolicyFields> = {
  kind: 'snapshot-policy',
  rules: { ...noRules, unordered: ['days', 'disks'], loose: ['disks'] },
  patience: 5,

  async list({ cloud, owner }) {
    const policies = await allPages(async (Offset) => {
      const answer = await cloud.call('cbs', 'DescribeAutoSnapshotPolicies', {
        Filters: [{ Name: 'auto-snapshot-policy-name', Values: [untaggedName(owner, 'snapshot-policy/')] }],
        Offset,
        Limit: pageSize,
      })
      return { items: answer.AutoSnapshotPolicySet ?? [], total: answer.TotalCount ?? 0 }
    })
    return policies.flatMap((policy) => observe(owner, policy))
  },

  async create({ cloud, owner }, desired) {
    await cloud.call('cbs', 'CreateAutoSnapshotPolicy', {
      AutoSnapshotPolicyName: untaggedName(owner, desired.key),
      ...scheduleOf(desired.fields),
    })
  },

  updates: [
    {
      fields: ['days', 'hour', 'retention'],
      async apply({ cloud }, observed, desired) {
        await cloud.call('cbs', 'ModifyAutoSnapshotPolicyAttribute', {
          AutoSnapshotPolicyId: observed.id,
          ...scheduleOf(desired.fields),
        })
      },
    },
    {
      fields: ['disks'],
      async apply({ cloud }, observed, desired) {
        const AutoSnapshotPolicyId = observed.id
        const [have, want] = [observed.fields.disks.map(idIn), desired.fields.disks.map(idIn)]
        const missing = want.filter((disk) => !have.includes(disk))
        const surplus = have.filter((disk) => !want.includes(disk))
        if (missing.length > 0)
          await cloud.call('cbs', 'BindAutoSnapshotPolicy', { AutoSnapshotPolicyId, DiskIds: missing })
        if (surplus.length > 0)
          await cloud.call('cbs', 'UnbindAutoSnapshotPolicy', { AutoSnapshotPolicyId, DiskIds: surplus })
      },
    },
  ],

  async remove({ cloud }, observed) {
    await cloud.call('cbs', 'DeleteAutoSnapshotPolicies', { AutoSnapshotPolicyIds: [observed.id] })
  },
}

function scheduleOf({ days, hour, retention }: SnapshotPolicyFields) {
  return { Policy: [{ DayOfWeek: dayNumbers(days), Hour: [hour] }], RetentionDays: retention }
}

function observe(owner: Owner, policy: AutoSnapshotPolicy): Observed<SnapshotPolicyFields>[] {
  const name = policy.AutoSnapshotPolicyName ?? ''
  const identity = identifyByName(owner, 'snapshot-policy', name)
  if (!identity) return []
  const schedule = policy.Policy?.[0]
  const fields = {
    days: daysOf((schedule?.DayOfWeek ?? []).map(Number)),
    hour: Number(schedule?.Hour?.[0] ?? -1),
    retention: policy.RetentionDays ?? 0,
    disks: policy.DiskIdSet ?? [],
  }
  const id = policy.AutoSnapshotPolicyId ?? ''
  const state = policy.AutoSnapshotPolicyState ?? ''
  return [{ kind: 'snapshot-policy', ...identity, id, name, state, settled: true, fields }]
}

import type {
  CreateAutoSnapshotPolicyRequest,
  CreateAutoSnapshotPolicyResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js'
import { quotaOf } from '../../../engine/quotas.ts'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { chinaTime } from '../../timestamps.ts'
import { limits } from '../limits.ts'
import { snapshotPolicies } from '../snapshot-policies.ts'
import { readPolicy } from '../snapshot-policy-order.ts'
import { nextTriggerOf } from '../snapshot-policy-view.ts'

const defaults = { name: '未命名', schedules: [], isActivated: true, isPermanent: false, retention: 7 }

/** A dry run tells the first time alone. */
export const createAutoSnapshotPolicy: Action<
  CreateAutoSnapshotPolicyRequest,
  CreateAutoSnapshotPolicyResponse
> = (request, { world, region }) => {
  const { DryRun, ...given } = request
  if (given.Policy.length === 0) throw new CloudError('MissingParameter', 'Policy is empty.')
  const createdAt = world.clock.now()
  const settings = readPolicy(given, defaults)
  const NextTriggerTime = chinaTime(nextTriggerOf(world, { ...settings, createdAt }))
  if (DryRun) return { NextTriggerTime }

  const inRegion = [...snapshotPolicies(world).values()].filter((policy) => policy.region === region)
  const quota = quotaOf(world, 'cbs.policiesPerRegion', limits.policiesPerRegion)
  if (inRegion.length >= quota) {
    throw new CloudError(
      'LimitExceeded.AutoSnapshotPolicyOutOfQuota',
      `The quota of ${quota} snapshot policies is used up.`,
    )
  }
  const policyId = world.ids.next('asp')
  snapshotPolicies(world).set(policyId, { ...settings, policyId, region, diskIds: [], createdAt })
  return { AutoSnapshotPolicyId: policyId, NextTriggerTime }
}

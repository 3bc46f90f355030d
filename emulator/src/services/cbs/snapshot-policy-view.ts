import type { AutoSnapshotPolicy } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js'
import type { World } from '../../engine/world.ts'
import { chinaTime } from '../timestamps.ts'
import { nextTrigger, showSchedule } from './schedule.ts'
import type { SnapshotPolicy } from './snapshot-policies.ts'

export function showSnapshotPolicy(world: World, policy: SnapshotPolicy): AutoSnapshotPolicy {
  return {
    AutoSnapshotPolicyId: policy.policyId,
    AutoSnapshotPolicyName: policy.name,
    AutoSnapshotPolicyState: 'NORMAL',
    IsActivated: policy.isActivated,
    IsPermanent: policy.isPermanent,
    RetentionDays: policy.isPermanent ? 0 : policy.retention,
    RetentionMonths: 0,
    RetentionAmount: 0,
    Policy: policy.schedules.map(showSchedule),
    NextTriggerTime: policy.isActivated ? chinaTime(nextTriggerOf(world, policy)) : '',
    CreateTime: chinaTime(policy.createdAt),
    DiskIdSet: [...policy.diskIds],
    InstanceIdSet: [],
    IsCopyToRemote: 0,
    Tags: [],
  }
}

export function nextTriggerOf(
  world: World,
  { schedules, createdAt }: Pick<SnapshotPolicy, 'schedules' | 'createdAt'>,
): number {
  return nextTrigger(schedules, createdAt, world.clock.now())
}

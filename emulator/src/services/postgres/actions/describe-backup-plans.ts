import type {
  DescribeBackupPlansRequest,
  DescribeBackupPlansResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { Action } from '../../service.ts'
import { chinaTime } from '../../timestamps.ts'
import { findInstance } from '../instances.ts'

export const describeBackupPlans: Action<DescribeBackupPlansRequest, DescribeBackupPlansResponse> = (
  { DBInstanceId },
  { world, region },
) => {
  const { backupPlan: plan, createdAt, masterId } = findInstance(world, region, DBInstanceId)
  if (masterId !== undefined) return { Plans: [] }
  return {
    Plans: [
      {
        PlanId: plan.planId,
        PlanName: plan.name,
        PlanType: 'default',
        BackupPeriodType: 'week',
        // A list in a text, unlike in the request.
        BackupPeriod: JSON.stringify(plan.weekdays),
        MinBackupStartTime: plan.earliestStart,
        MaxBackupStartTime: plan.latestStart,
        BaseBackupRetentionPeriod: plan.baseRetention,
        LogBackupRetentionPeriod: plan.logRetention,
        BackupMethod: plan.method,
        CreatedTime: chinaTime(createdAt),
        UpdatedTime: chinaTime(plan.updatedAt),
      },
    ],
  }
}

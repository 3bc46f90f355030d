import type {
  ModifyBackupPlanRequest,
  ModifyBackupPlanResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import type { Action } from '../../service.ts'
import { weekdays } from '../backup-plan.ts'
import { invalidValue } from '../errors.ts'
import { findPrimary, updateInstance } from '../instances.ts'
import { limits } from '../limits.ts'

/** The plan is kept and shown; the emulator takes backups only when asked to. */
export const modifyBackupPlan: Action<ModifyBackupPlanRequest, ModifyBackupPlanResponse> = (
  request,
  { world, region },
) => {
  const { instanceId, backupPlan: plan } = findPrimary(world, region, request.DBInstanceId)
  const {
    PlanId = plan.planId,
    PlanName = plan.name,
    MinBackupStartTime = plan.earliestStart,
    MaxBackupStartTime = plan.latestStart,
    BackupPeriod = plan.weekdays,
    BaseBackupRetentionPeriod = plan.baseRetention,
    LogBackupRetentionPeriod = plan.logRetention,
    BackupMethod = plan.method,
  } = request
  if (PlanId !== plan.planId) throw invalidValue('PlanId', PlanId, `the default plan's, ${plan.planId}`)
  checkTime('MinBackupStartTime', MinBackupStartTime)
  checkTime('MaxBackupStartTime', MaxBackupStartTime)
  checkPeriod(BackupPeriod)
  checkRetention('BaseBackupRetentionPeriod', BaseBackupRetentionPeriod)
  checkRetention('LogBackupRetentionPeriod', LogBackupRetentionPeriod)
  if (!['physical', 'logical', 'snapshot'].includes(BackupMethod)) {
    throw invalidValue('BackupMethod', BackupMethod, 'physical, logical or snapshot')
  }
  const backupPlan = {
    planId: PlanId,
    name: PlanName,
    weekdays: BackupPeriod,
    earliestStart: MinBackupStartTime,
    latestStart: MaxBackupStartTime,
    baseRetention: BaseBackupRetentionPeriod,
    logRetention: LogBackupRetentionPeriod,
    method: BackupMethod,
    updatedAt: world.clock.now(),
  }
  updateInstance(world, instanceId, { backupPlan })
  return {}
}

function checkTime(field: string, time: string): void {
  if (!/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(time)) throw invalidValue(field, time, 'a time as 01:00:00')
}

function checkPeriod(days: readonly string[]): void {
  const isEnough = new Set(days).size >= limits.backupDaysPerWeek
  if (isEnough && days.every((day) => weekdays.includes(day))) return
  throw invalidValue('BackupPeriod', days, `at least ${limits.backupDaysPerWeek} of ${weekdays.join(', ')}`)
}

function checkRetention(field: string, days: number): void {
  const { lowest, highest } = limits.retention
  if (Number.isInteger(days) && days >= lowest && days <= highest) return
  throw invalidValue(field, days, `${lowest} to ${highest} days`)
}

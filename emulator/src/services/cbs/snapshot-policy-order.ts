import type { Policy } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cbs/v20170312/cbs_models.js'
import { CloudError } from '../../errors.ts'
import { limits } from './limits.ts'
import { readSchedule } from './schedule.ts'
import type { SnapshotPolicy } from './snapshot-policies.ts'

interface PolicyRequest {
  readonly Policy?: Policy[]
  readonly AutoSnapshotPolicyName?: string
  readonly IsActivated?: boolean
  readonly IsPermanent?: boolean
  readonly RetentionDays?: number
}

type Settings = Pick<SnapshotPolicy, 'name' | 'schedules' | 'isActivated' | 'isPermanent' | 'retention'>

/** What a request says, and for what it does not say `present`. @throws CloudError */
export function readPolicy(request: PolicyRequest, present: Settings): Settings {
  const { AutoSnapshotPolicyName: name = present.name, RetentionDays, IsPermanent } = request
  if (Buffer.byteLength(name) > limits.policyNameBytes) {
    throw invalid(`AutoSnapshotPolicyName is longer than ${limits.policyNameBytes} bytes.`)
  }
  if (IsPermanent && RetentionDays !== undefined) {
    throw invalid('Snapshots are kept for RetentionDays or permanently (IsPermanent), not both.')
  }
  if (RetentionDays !== undefined && !(Number.isInteger(RetentionDays) && RetentionDays >= 1)) {
    throw invalid('RetentionDays is a whole number from 1.')
  }
  return {
    name,
    schedules: request.Policy?.map(readSchedule) ?? present.schedules,
    isActivated: request.IsActivated ?? present.isActivated,
    isPermanent: IsPermanent ?? (RetentionDays === undefined && present.isPermanent),
    retention: RetentionDays ?? present.retention,
  }
}

function invalid(message: string): CloudError {
  return new CloudError('InvalidParameterValue', message)
}

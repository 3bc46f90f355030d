import type {
  ModifyAlarmPolicyNoticeRequest,
  ModifyAlarmPolicyNoticeResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { invalidValue } from '../errors.ts'
import { checkNotices, findPolicy, updatePolicy } from '../find.ts'
import { limits } from '../limits.ts'

/** The templates that a policy has from now on; of `PolicyId` and `PolicyIds` the latter counts. */
export const modifyAlarmPolicyNotice: Action<
  ModifyAlarmPolicyNoticeRequest,
  ModifyAlarmPolicyNoticeResponse
> = (request, { world }) => {
  supportOnly(request, ['Module', 'PolicyId', 'PolicyIds', 'NoticeIds'])
  const { PolicyId = '', PolicyIds, NoticeIds = [] } = request
  const ids = PolicyIds?.length ? PolicyIds : [PolicyId]
  if (ids.length > limits.policiesPerCall) {
    throw invalidValue('PolicyIds', ids.length, `at most ${limits.policiesPerCall}`)
  }
  const policies = ids.map((id) => findPolicy(world, id))
  checkNotices(world, NoticeIds)
  for (const policy of policies) updatePolicy(world, policy, { noticeIds: NoticeIds })
  return {}
}

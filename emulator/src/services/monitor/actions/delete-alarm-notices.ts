import type {
  DeleteAlarmNoticesRequest,
  DeleteAlarmNoticesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { resourceName } from '../../tag/names.ts'
import { forgetTags } from '../../tag/registry.ts'
import { findNotice, policiesOf } from '../find.ts'
import { alarmNotices } from '../model.ts'

/** Refused while a policy has one of them. */
export const deleteAlarmNotices: Action<DeleteAlarmNoticesRequest, DeleteAlarmNoticesResponse> = (
  request,
  { world },
) => {
  supportOnly(request, ['Module', 'NoticeIds'])
  for (const id of request.NoticeIds) {
    findNotice(world, id)
    const [policy] = policiesOf(world, id)
    if (!policy) continue
    throw new CloudError(
      'FailedOperation',
      `The notice template ${id} is bound to the alarm policy ${policy.policyId}.`,
    )
  }
  for (const id of request.NoticeIds) {
    alarmNotices(world).delete(id)
    forgetTags(world, resourceName(world, 'alarmNotice', '', id))
  }
  return {}
}

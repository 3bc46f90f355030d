import type {
  ModifyAlarmNoticeRequest,
  ModifyAlarmNoticeResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { findNotice } from '../find.ts'
import { alarmNotices } from '../model.ts'
import { readNotice } from '../notice-order.ts'

/** The template as a whole: what is left out is taken away. */
export const modifyAlarmNotice: Action<ModifyAlarmNoticeRequest, ModifyAlarmNoticeResponse> = (
  request,
  { world },
) => {
  supportOnly(request, [
    ...(['Module', 'NoticeId', 'Name', 'NoticeType', 'NoticeLanguage'] as const),
    ...(['UserNotices', 'URLNotices', 'CLSNotices'] as const),
  ])
  const { noticeId } = findNotice(world, request.NoticeId)
  alarmNotices(world).set(noticeId, { ...readNotice(request), noticeId, updatedAt: world.clock.now() })
  return {}
}

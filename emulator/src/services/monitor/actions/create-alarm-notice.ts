import type {
  CreateAlarmNoticeRequest,
  CreateAlarmNoticeResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { resourceName } from '../../tag/names.ts'
import { readTags } from '../../tag/pairs.ts'
import { setTags } from '../../tag/registry.ts'
import { alarmNotices } from '../model.ts'
import { readNotice } from '../notice-order.ts'

/** Names need not be unique. */
export const createAlarmNotice: Action<CreateAlarmNoticeRequest, CreateAlarmNoticeResponse> = (
  request,
  { world },
) => {
  supportOnly(request, [
    ...(['Module', 'Name', 'NoticeType', 'NoticeLanguage', 'UserNotices', 'URLNotices'] as const),
    ...(['CLSNotices', 'Tags'] as const),
  ])
  const settings = readNotice(request)
  const tags = readTags(request.Tags)
  const noticeId = world.ids.next('notice')
  alarmNotices(world).set(noticeId, { ...settings, noticeId, updatedAt: world.clock.now() })
  setTags(world, resourceName(world, 'alarmNotice', '', noticeId), tags)
  return { NoticeId: noticeId }
}

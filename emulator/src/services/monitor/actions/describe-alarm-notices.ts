import type {
  DescribeAlarmNoticesRequest,
  DescribeAlarmNoticesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { alarmNotices } from '../model.ts'
import { checkOneOf } from '../notice-order.ts'
import { noticeTags, showNotice } from '../notice-view.ts'
import { hasTags, numberedPage } from '../select.ts'

export const describeAlarmNotices: Action<DescribeAlarmNoticesRequest, DescribeAlarmNoticesResponse> = (
  request,
  { world },
) => {
  supportOnly(request, ['Module', 'PageNumber', 'PageSize', 'Order', 'Name', 'NoticeIds', 'Tags'])
  const { Order, Name = '', NoticeIds = [], Tags } = request
  checkOneOf('Order', Order, ['ASC', 'DESC'])
  const found = [...alarmNotices(world).values()]
    .filter(({ name }) => name.includes(Name))
    .filter(({ noticeId }) => NoticeIds.length === 0 || NoticeIds.includes(noticeId))
    .filter((notice) => hasTags(noticeTags(world, notice), Tags))
    .sort((a, b) => (Order === 'ASC' ? a.updatedAt - b.updatedAt : b.updatedAt - a.updatedAt))
  const page = numberedPage(found, request, { size: 20, largest: 200 })
  return { TotalCount: found.length, Notices: page.map((notice) => showNotice(world, notice)) }
}

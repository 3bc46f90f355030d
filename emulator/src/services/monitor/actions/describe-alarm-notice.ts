import type {
  DescribeAlarmNoticeRequest,
  DescribeAlarmNoticeResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import type { Action } from '../../service.ts'
import { findNotice } from '../find.ts'
import { showNotice } from '../notice-view.ts'

export const describeAlarmNotice: Action<DescribeAlarmNoticeRequest, DescribeAlarmNoticeResponse> = (
  { NoticeId },
  { world },
) => ({ Notice: showNotice(world, findNotice(world, NoticeId)) })

import type {
  DescribeAlarmHistoriesRequest,
  DescribeAlarmHistoriesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import type { Action } from '../../service.ts'
import { checkOneOf } from '../notice-order.ts'
import { numberedPage } from '../select.ts'

const statuses = ['ALARM', 'OK', 'NO_CONF', 'NO_DATA']

/** Nothing is measured here, so no alarm was ever raised: whatever is asked for, there is none. */
export const describeAlarmHistories: Action<DescribeAlarmHistoriesRequest, DescribeAlarmHistoriesResponse> = (
  request,
) => {
  for (const status of request.AlarmStatus ?? []) checkOneOf('AlarmStatus', status, statuses)
  return { TotalCount: 0, Histories: numberedPage([], request, { size: 20, largest: 100 }) }
}

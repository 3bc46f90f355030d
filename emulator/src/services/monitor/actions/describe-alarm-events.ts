import type {
  DescribeAlarmEventsRequest,
  DescribeAlarmEventsResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import type { Action } from '../../service.ts'
import { findAlarmType } from '../alarm-types/index.ts'
import { checkOneOf } from '../notice-order.ts'

export const describeAlarmEvents: Action<DescribeAlarmEventsRequest, DescribeAlarmEventsResponse> = ({
  Namespace,
  MonitorType = 'MT_QCE',
}) => {
  checkOneOf('MonitorType', MonitorType, ['MT_QCE'])
  const { id, events } = findAlarmType(Namespace)
  return {
    Events: events.map(({ name, title }) => ({ EventName: name, Description: title, Namespace: id })),
  }
}

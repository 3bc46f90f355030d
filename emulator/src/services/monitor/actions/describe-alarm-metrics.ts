import type {
  DescribeAlarmMetricsRequest,
  DescribeAlarmMetricsResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import type { Action } from '../../service.ts'
import { findAlarmType } from '../alarm-types/index.ts'
import { continuePeriods, operators, periods } from '../limits.ts'
import { checkOneOf } from '../notice-order.ts'

export const describeAlarmMetrics: Action<DescribeAlarmMetricsRequest, DescribeAlarmMetricsResponse> = ({
  MonitorType,
  Namespace,
}) => {
  checkOneOf('MonitorType', MonitorType, ['MT_QCE'])
  const { id, metrics, dimensions } = findAlarmType(Namespace)
  return {
    Metrics: metrics.map(({ name, title, unit, highest = Number.MAX_SAFE_INTEGER }) => ({
      Namespace: id,
      MetricName: name,
      Description: title,
      Unit: unit,
      Min: 0,
      Max: highest,
      Dimensions: [...dimensions],
      MetricConfig: {
        Operator: [...operators],
        Period: [...periods],
        ContinuePeriod: [...continuePeriods],
      },
      Periods: [...periods],
      IsAdvanced: 0,
    })),
  }
}

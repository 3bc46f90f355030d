import type {
  CommonNamespace,
  DescribeAllNamespacesRequest,
  DescribeAllNamespacesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/monitor/v20180724/monitor_models.js'
import { regions } from '../../../engine/regions.ts'
import type { Action } from '../../service.ts'
import type { AlarmType } from '../alarm-types/alarm-type.ts'
import { alarmTypes } from '../alarm-types/index.ts'
import { checkOneOf } from '../notice-order.ts'
import { shortCodes } from '../regions.ts'

/** The policy types; without the fields of the answer that the cloud calls obsolete. */
export const describeAllNamespaces: Action<
  DescribeAllNamespacesRequest,
  Partial<DescribeAllNamespacesResponse>
> = ({ SceneType, MonitorTypes = [], Ids = [] }) => {
  checkOneOf('SceneType', SceneType, ['ST_ALARM'])
  const asked = MonitorTypes.length === 0 || MonitorTypes.includes('MT_QCE') ? alarmTypes : []
  return {
    QceNamespacesNew: asked.filter(({ id }) => Ids.length === 0 || Ids.includes(id)).map(show),
    CustomNamespacesNew: [],
    CommonNamespaces: [],
  }
}

function show({ id, title, product, dimensions }: AlarmType, index: number): CommonNamespace {
  return {
    Id: id,
    Name: title,
    Value: title,
    ProductName: product,
    Config: JSON.stringify({ dimensions }),
    AvailableRegions: regions.map(({ name }) => shortCodes[name] ?? name),
    SortId: index + 1,
    DashboardId: id,
  }
}

import type {
  DescribeZonesRequest,
  DescribeZonesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import { findRegion } from '../../../engine/regions.ts'
import type { Action } from '../../service.ts'

/** https://cloud.tencent.com/document/product/213/15707 */
export const describeZones: Action<DescribeZonesRequest, DescribeZonesResponse> = (_request, { region }) => {
  const zones = findRegion(region)?.zones ?? []
  return {
    TotalCount: zones.length,
    ZoneSet: zones.map(({ name, title, id }) => ({
      Zone: name,
      ZoneName: title,
      ZoneId: String(id),
      ZoneState: 'AVAILABLE',
    })),
  }
}

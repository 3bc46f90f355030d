import type {
  DescribeZonesRequest,
  DescribeZonesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { findRegion } from '../../../engine/regions.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'

export const describeZones: Action<DescribeZonesRequest, DescribeZonesResponse> = (request, { region }) => {
  supportOnly(request, ['StorageType'])
  const zones = findRegion(region)?.zones ?? []
  const ZoneSet = zones.map(({ name, title, id }) => ({
    Zone: name,
    ZoneName: title,
    ZoneId: id,
    ZoneState: 'AVAILABLE',
    ZoneSupportIpv6: 0,
    StandbyZoneSet: zones.map((zone) => zone.name),
  }))
  return { TotalCount: ZoneSet.length, ZoneSet }
}

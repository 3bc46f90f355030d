import type {
  DescribeZoneInstanceConfigInfosRequest,
  DescribeZoneInstanceConfigInfosResponse,
  InstanceTypeQuotaItem,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import { findRegion } from '../../../engine/regions.ts'
import { applyFilters, exactly, type Matchers } from '../../filters.ts'
import type { Action } from '../../service.ts'
import { type InstanceType, instanceTypes, isSold } from '../catalogue.ts'

interface Offer {
  readonly zone: string
  readonly type: InstanceType
}

const matchers: Matchers<Offer> = {
  zone: exactly((offer) => offer.zone),
  'instance-family': exactly((offer) => offer.type.family),
  'instance-type': exactly((offer) => offer.type.name),
  'instance-charge-type': exactly(() => 'POSTPAID_BY_HOUR'),
}

/** Availability, shape and price of every type in every zone of the region. */
export const describeZoneInstanceConfigInfos: Action<
  DescribeZoneInstanceConfigInfosRequest,
  DescribeZoneInstanceConfigInfosResponse
> = ({ Filters }, { region }) => {
  const zones = findRegion(region)?.zones ?? []
  const offers = zones.flatMap(({ name: zone }) => instanceTypes.map((type) => ({ zone, type })))
  return { InstanceTypeQuotaSet: applyFilters(offers, Filters, { matchers }).map(show) }
}

function show({ zone, type }: Offer): InstanceTypeQuotaItem {
  const sold = isSold(type, zone)
  return {
    Zone: zone,
    InstanceType: type.name,
    InstanceChargeType: 'POSTPAID_BY_HOUR',
    InstanceFamily: type.family,
    Cpu: type.cpu,
    Memory: type.memory,
    Status: sold ? 'SELL' : 'SOLD_OUT',
    StatusCategory: sold ? 'EnoughStock' : 'WithoutStock',
    Price: {
      UnitPrice: type.price,
      UnitPriceDiscount: type.price,
      ChargeUnit: 'HOUR',
      Discount: 100,
    },
  }
}

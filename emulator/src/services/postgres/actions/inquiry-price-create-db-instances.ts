import type {
  InquiryPriceCreateDBInstancesRequest,
  InquiryPriceCreateDBInstancesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/postgres/v20170312/postgres_models.js'
import { findZone } from '../../../engine/regions.ts'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { findSpec } from '../catalogue.ts'
import { illegalZone, invalidValue } from '../errors.ts'
import { checkCounts } from '../order.ts'
import { instancePrice } from '../prices.ts'
import { checkStorage, checkStorageType } from '../storage.ts'

/** In whole fen, an hour. The charge type has a spelling of its own here: POSTPAID. */
export const inquiryPriceCreateDBInstances: Action<
  InquiryPriceCreateDBInstancesRequest,
  InquiryPriceCreateDBInstancesResponse
> = (request, { region }) => {
  supportOnly(request, [
    'Zone',
    'SpecCode',
    'Storage',
    'InstanceCount',
    'Period',
    'InstanceChargeType',
    'InstanceType',
    'DBEngine',
    'StorageType',
  ])
  if (!findZone(region, request.Zone)) throw illegalZone(request.Zone)
  checkCharge(request.InstanceChargeType)
  checkCounts(request)
  checkStorage(request.Storage)
  checkStorageType(request.StorageType)
  if ((request.DBEngine ?? 'postgresql') !== 'postgresql') {
    throw invalidValue('DBEngine', request.DBEngine, 'postgresql')
  }
  const spec = findSpec(request.SpecCode)
  const price = instancePrice(spec, request.Storage, readType(request)) * request.InstanceCount
  return { OriginalPrice: price, Price: price, Currency: 'CNY' }
}

function checkCharge(chargeType = 'PREPAID'): void {
  if (chargeType === 'POSTPAID') return
  if (chargeType === 'PREPAID') {
    throw new CloudError(
      'Emulator.ParameterNotSupported',
      'This emulator does not support InstanceChargeType PREPAID, which is the default: ask for POSTPAID.',
    )
  }
  throw new CloudError(
    'InvalidParameterValue.IllegalInstanceChargeType',
    `The charge type ${chargeType} is invalid.`,
  )
}

function readType({ InstanceType: type = 'primary' }: InquiryPriceCreateDBInstancesRequest) {
  if (type === 'primary' || type === 'readonly') return type
  throw invalidValue('InstanceType', type, 'primary or readonly')
}

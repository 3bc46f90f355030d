import type { AllocateAddressesRequest } from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import { CloudError } from '../../errors.ts'

const chargeTypes = ['TRAFFIC_POSTPAID_BY_HOUR', 'BANDWIDTH_POSTPAID_BY_HOUR']

/** Mbps, for either charge type */
const widest = 200

/** What an address costs depends on: the same for ordering one and for asking its price. @throws CloudError */
export function checkAddressOrder({
  AddressType = 'EIP',
  InternetServiceProvider = 'BGP',
  InternetChargeType = 'TRAFFIC_POSTPAID_BY_HOUR',
  InternetMaxBandwidthOut = 1,
}: Pick<
  AllocateAddressesRequest,
  'AddressType' | 'InternetServiceProvider' | 'InternetChargeType' | 'InternetMaxBandwidthOut'
>) {
  if (AddressType !== 'EIP' || InternetServiceProvider !== 'BGP') {
    throw new CloudError(
      'Emulator.ParameterNotSupported',
      'This emulator has plain BGP addresses (EIP) only.',
    )
  }
  if (!chargeTypes.includes(InternetChargeType)) {
    throw new CloudError('UnsupportedOperation.OfflineChargeType', `${InternetChargeType} is not sold.`)
  }
  if (InternetMaxBandwidthOut < 1 || InternetMaxBandwidthOut > widest) {
    throw new CloudError(
      'InvalidParameterValue.BandwidthOutOfRange',
      `The bandwidth must be 1 to ${widest} Mbps.`,
    )
  }
  return { chargeType: InternetChargeType, bandwidth: InternetMaxBandwidthOut }
}

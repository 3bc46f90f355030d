import type {
  DescribeUsedIpAddressRequest,
  DescribeUsedIpAddressResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import { CloudError } from '../../../errors.ts'
import { applyFilters, exactly, type Matchers } from '../../filters.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { findVpc } from '../find.ts'
import { type PrivateIp, privateIps } from '../private-ips.ts'

const matchers: Matchers<PrivateIp> = {
  'ip-addresses': exactly((used) => used.ip),
  'resource-id': exactly((used) => used.resourceId),
}

export const describeUsedIpAddress: Action<DescribeUsedIpAddressRequest, DescribeUsedIpAddressResponse> = (
  request,
  { world, region },
) => {
  const { VpcId, SubnetId, IpAddresses, Filters } = request
  findVpc(world, region, VpcId)
  if (IpAddresses?.length && Filters?.length) {
    throw new CloudError(
      'InvalidParameterValue.ParameterMismatch',
      'IpAddresses and Filters cannot be given together.',
    )
  }
  const inRange = [...privateIps(world).values()]
    .filter(({ vpcId }) => vpcId === VpcId)
    .filter(({ subnetId }) => SubnetId === undefined || subnetId === SubnetId)
    .filter(({ ip }) => !IpAddresses?.length || IpAddresses.includes(ip))
  const used = applyFilters(inRange, Filters, { matchers, unknownCode: 'InvalidParameterValue.Malformed' })
  return {
    TotalCount: used.length,
    IpAddressStates: pageOf(used, request, { limit: 20, maximum: 100 }).map((one) => ({
      VpcId: one.vpcId,
      SubnetId: one.subnetId,
      IpAddress: one.ip,
      ResourceType: one.resourceType,
      ResourceId: one.resourceId,
    })),
  }
}

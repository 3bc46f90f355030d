import type {
  DescribeAddressesRequest,
  DescribeAddressesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import { applyFilters, exactly, type Matchers } from '../../filters.ts'
import { pageOf } from '../../paging.ts'
import type { Action } from '../../service.ts'
import { findAddress } from '../find-addresses.ts'
import { type Address, addresses } from '../model.ts'
import { addressTags, boundKind, showAddress, shownIp } from '../views.ts'

const matchers: Matchers<Address> = {
  'address-id': exactly((address) => address.addressId),
  'address-name': exactly((address) => address.name),
  'address-ip': exactly(shownIp),
  'address-status': exactly((address) => address.status),
  'instance-id': exactly((address) => address.instanceId),
  'private-ip-address': exactly((address) => address.privateIp),
  'instance-type': exactly(boundKind),
  'address-type': exactly(() => 'EIP'),
  'is-arrears': exactly(() => 'FALSE'),
}

/** Ids that do not exist are left out rather than refused. https://cloud.tencent.com/document/product/215/16702 */
export const describeAddresses: Action<DescribeAddressesRequest, DescribeAddressesResponse> = (
  request,
  { world, region },
) => {
  const { AddressIds, Filters } = request
  const asked = AddressIds?.length
    ? AddressIds.filter((id) => addresses(world).has(id))
    : [...idsIn(world, region)]
  const found = applyFilters(
    asked.map((id) => findAddress(world, region, id)),
    Filters,
    {
      matchers,
      tags: (address) => addressTags(world, address),
      unknownCode: 'InvalidParameter.InvalidFilter',
    },
  )
  const page = pageOf(found, request, {
    limit: 20,
    maximum: 100,
    code: 'InvalidParameterValue.LimitExceeded',
  })
  return { TotalCount: found.length, AddressSet: page.map((address) => showAddress(world, address)) }
}

function* idsIn(world: Parameters<typeof addresses>[0], region: string): Iterable<string> {
  for (const address of addresses(world).values()) if (address.region === region) yield address.addressId
}

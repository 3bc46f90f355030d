import type {
  DisassociateAddressRequest,
  DisassociateAddressResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { checkStatus } from '../change-address.ts'
import { findAddress } from '../find-addresses.ts'
import { unbindAddress } from '../unbind-address.ts'
import { boundKind } from '../views.ts'

export const disassociateAddress: Action<DisassociateAddressRequest, DisassociateAddressResponse> = (
  request,
  { world, region },
) => {
  supportOnly(
    {
      ...request,
      ...(request.ReallocateNormalPublicIp === false && { ReallocateNormalPublicIp: undefined }),
    },
    ['AddressId'],
  )
  const address = findAddress(world, region, request.AddressId)
  checkStatus(address, 'BIND')
  // The cloud takes those of a NAT gateway off by DisassociateNatGatewayAddress alone.
  if (boundKind(address) === 'NAT') {
    throw new CloudError(
      'InvalidParameterValue.ResourceNotSupport',
      `The address ${address.addressId} is bound to the NAT gateway ${address.instanceId}.`,
    )
  }
  return { TaskId: unbindAddress(world, address) }
}

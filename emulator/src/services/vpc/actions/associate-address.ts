import type {
  AssociateAddressRequest,
  AssociateAddressResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/vpc/v20170312/vpc_models.js'
import { CloudError } from '../../../errors.ts'
import { findInstance } from '../../cvm/find.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { changeAddress, checkStatus } from '../change-address.ts'
import { findAddress } from '../find-addresses.ts'
import { durations } from '../limits.ts'
import { addresses } from '../model.ts'

const bindable = ['RUNNING', 'STOPPED']

/** Binds the address to an instance; while bound it is the loopback address at which the host really is. */
export const associateAddress: Action<AssociateAddressRequest, AssociateAddressResponse> = (
  request,
  { world, region },
) => {
  supportOnly(request, ['AddressId', 'InstanceId'])
  const { AddressId, InstanceId } = request
  if (InstanceId === undefined) {
    throw new CloudError('InvalidParameterValue.MissingAssociateEntity', 'InstanceId is missing.')
  }
  const address = findAddress(world, region, AddressId)
  const instance = findInstance(world, region, InstanceId)
  checkStatus(address, 'UNBIND')
  if (!bindable.includes(instance.state)) {
    throw new CloudError(
      'UnsupportedOperation.InstanceStateNotSupported',
      `${InstanceId} is ${instance.state}.`,
    )
  }
  if (instance.ownPublicIp) {
    throw new CloudError(
      'InvalidParameterValue.InstanceHasWanIP',
      `${InstanceId} has a public address of its own.`,
    )
  }
  if ([...addresses(world).values()].some(({ instanceId }) => instanceId === InstanceId)) {
    throw new CloudError('InvalidInstanceId.AlreadyBindEip', `${InstanceId} has an EIP already.`)
  }
  const TaskId = changeAddress(world, [{ ...address, instanceId: InstanceId }], {
    during: 'BINDING',
    outcome: { status: 'BIND', hostAddress: instance.hostAddress, privateIp: instance.privateIp },
    after: durations.associate,
  })
  return { TaskId }
}

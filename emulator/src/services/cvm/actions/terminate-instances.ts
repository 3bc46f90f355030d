import type {
  TerminateInstancesRequest,
  TerminateInstancesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { findInstances } from '../find.ts'
import { durations } from '../limits.ts'
import { checkState, operate } from '../operate.ts'

/** Instances billed by the hour go at once; an EIP is only taken off. */
export const terminateInstances: Action<TerminateInstancesRequest, TerminateInstancesResponse> = (
  request,
  context,
) => {
  supportOnly(request, ['InstanceIds'])
  const doomed = findInstances(context.world, context.region, request.InstanceIds)
  for (const instance of doomed) {
    checkState(instance, 'RUNNING', 'STOPPED', 'LAUNCH_FAILED')
    if (instance.protected) {
      throw new CloudError(
        'UnsupportedOperation.InstancesProtected',
        `The instance ${instance.instanceId} is protected from being terminated.`,
      )
    }
  }
  operate(context, doomed, 'TerminateInstances', durations.terminate, () => ({ state: 'TERMINATING' }))
  return {}
}

import type {
  RebootInstancesRequest,
  RebootInstancesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { findInstances } from '../find.ts'
import { durations } from '../limits.ts'
import { checkState, operate } from '../operate.ts'

export const rebootInstances: Action<RebootInstancesRequest, RebootInstancesResponse> = (
  request,
  context,
) => {
  supportOnly(request, ['InstanceIds', 'ForceReboot', 'StopType'])
  const rebooted = findInstances(context.world, context.region, request.InstanceIds)
  for (const instance of rebooted) checkState(instance, 'RUNNING')
  operate(context, rebooted, 'RebootInstances', durations.reboot, () => ({ state: 'REBOOTING' }))
  return {}
}

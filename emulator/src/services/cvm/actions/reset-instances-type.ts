import type {
  ResetInstancesTypeRequest,
  ResetInstancesTypeResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { findInstances } from '../find.ts'
import { readType } from '../hardware.ts'
import { durations } from '../limits.ts'
import { checkStopped, operate, stateAround } from '../operate.ts'

/** Changes the size of instances. A running one must be allowed to be stopped for it, and starts again by itself. */
export const resetInstancesType: Action<ResetInstancesTypeRequest, ResetInstancesTypeResponse> = (
  request,
  context,
) => {
  supportOnly(request, ['InstanceIds', 'InstanceType', 'ForceStop'])
  const changed = findInstances(context.world, context.region, request.InstanceIds)
  for (const instance of changed) {
    checkStopped(instance, request.ForceStop)
    readType(request.InstanceType, instance.zone)
  }
  operate(context, changed, 'ResetInstancesType', durations.reboot, (instance) => ({
    type: request.InstanceType,
    state: stateAround(instance),
  }))
  return {}
}

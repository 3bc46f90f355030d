import type {
  StopInstancesRequest,
  StopInstancesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { findInstances } from '../find.ts'
import { durations } from '../limits.ts'
import { checkState, operate } from '../operate.ts'

/** Soft or hard makes no difference here: processes get TERM and, should they stay, KILL. */
export const stopInstances: Action<StopInstancesRequest, StopInstancesResponse> = (request, context) => {
  supportOnly(request, ['InstanceIds', 'ForceStop', 'StopType'])
  const stopped = findInstances(context.world, context.region, request.InstanceIds)
  for (const instance of stopped) checkState(instance, 'RUNNING')
  operate(context, stopped, 'StopInstances', durations.stop, () => ({ state: 'STOPPING' }))
  return {}
}

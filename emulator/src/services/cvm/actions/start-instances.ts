import type {
  StartInstancesRequest,
  StartInstancesResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import type { Action } from '../../service.ts'
import { findInstances } from '../find.ts'
import { durations } from '../limits.ts'
import { checkState, operate } from '../operate.ts'

export const startInstances: Action<StartInstancesRequest, StartInstancesResponse> = (
  { InstanceIds },
  context,
) => {
  const started = findInstances(context.world, context.region, InstanceIds)
  for (const instance of started) checkState(instance, 'STOPPED')
  operate(context, started, 'StartInstances', durations.start, () => ({ state: 'STARTING' }))
  return {}
}

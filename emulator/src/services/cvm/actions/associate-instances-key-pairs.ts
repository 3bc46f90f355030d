import type {
  AssociateInstancesKeyPairsRequest,
  AssociateInstancesKeyPairsResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import type { Action } from '../../service.ts'
import { findInstances, findKeyPairs } from '../find.ts'
import { durations } from '../limits.ts'
import { checkStopped, operate, stateAround } from '../operate.ts'

/** Keys that an instance had before lose their force. */
export const associateInstancesKeyPairs: Action<
  AssociateInstancesKeyPairsRequest,
  AssociateInstancesKeyPairsResponse
> = ({ InstanceIds, KeyIds, ForceStop }, context) => {
  const changed = findInstances(context.world, context.region, InstanceIds)
  const keyIds = findKeyPairs(context.world, context.region, KeyIds).map(({ keyId }) => keyId)
  for (const instance of changed) checkStopped(instance, ForceStop)
  operate(context, changed, 'AssociateInstancesKeyPairs', durations.reboot, (instance) => ({
    keyIds,
    state: stateAround(instance),
  }))
  return {}
}

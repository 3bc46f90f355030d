import type {
  DisassociateInstancesKeyPairsRequest,
  DisassociateInstancesKeyPairsResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { findInstances, findKeyPairs } from '../find.ts'
import { durations } from '../limits.ts'
import { checkStopped, operate, stateAround } from '../operate.ts'

export const disassociateInstancesKeyPairs: Action<
  DisassociateInstancesKeyPairsRequest,
  DisassociateInstancesKeyPairsResponse
> = ({ InstanceIds, KeyIds, ForceStop }, context) => {
  const changed = findInstances(context.world, context.region, InstanceIds)
  findKeyPairs(context.world, context.region, KeyIds)
  for (const instance of changed) {
    checkStopped(instance, ForceStop)
    const unbound = KeyIds.find((id) => !instance.keyIds.includes(id))
    if (unbound === undefined) continue
    throw new CloudError(
      'FailedOperation.DisassociateKeyPairFailed',
      `The key pair ${unbound} is not bound to ${instance.instanceId}.`,
    )
  }
  operate(context, changed, 'DisassociateInstancesKeyPairs', durations.reboot, (instance) => ({
    keyIds: instance.keyIds.filter((id) => !KeyIds.includes(id)),
    state: stateAround(instance),
  }))
  return {}
}

import type {
  ResetInstancesTypeRequest,
  ResetInstancesTypeResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cvm/v20170312/cvm_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { findInstanceType, isSold } from '../catalogue.ts'
import { findInstances } from '../find.ts'
import { durations } from '../limits.ts'
import { checkState, operate } from '../operate.ts'

/** Changes the size of instances. A running one must be allowed to be stopped for it, and starts again by itself. */
export const resetInstancesType: Action<ResetInstancesTypeRequest, ResetInstancesTypeResponse> = (
  request,
  context,
) => {
  supportOnly(request, ['InstanceIds', 'InstanceType', 'ForceStop'])
  const type = findInstanceType(request.InstanceType)
  if (!type) {
    throw new CloudError(
      'InvalidInstanceType.Malformed',
      `There is no instance type \`${request.InstanceType}\`.`,
    )
  }
  const changed = findInstances(context.world, context.region, request.InstanceIds)
  for (const instance of changed) {
    checkState(instance, ...(request.ForceStop ? (['RUNNING', 'STOPPED'] as const) : (['STOPPED'] as const)))
    if (!isSold(type, instance.zone)) {
      throw new CloudError(
        'ResourcesSoldOut.SpecifiedInstanceType',
        `${type.name} is sold out in ${instance.zone}.`,
      )
    }
  }
  operate(context, changed, 'ResetInstancesType', durations.reboot, ({ state }) => ({
    type: type.name,
    state: state === 'RUNNING' ? 'REBOOTING' : state,
  }))
  return {}
}

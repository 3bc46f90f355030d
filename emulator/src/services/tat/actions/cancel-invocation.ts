import type {
  CancelInvocationRequest,
  CancelInvocationResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/tat/v20201028/tat_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { invocations } from '../model.ts'
import { endTask } from '../run-task.ts'
import { tasksOf } from '../view.ts'

/** Ends the run on all instances, or on those given: CANCELLED before it began, else TERMINATED. */
export const cancelInvocation: Action<CancelInvocationRequest, CancelInvocationResponse> = (
  { InvocationId, InstanceIds },
  { world, region },
) => {
  const invocation = invocations(world).get(InvocationId)
  if (invocation?.region !== region) {
    throw new CloudError(
      'ResourceNotFound.InvocationNotFound',
      `The invocation \`${InvocationId}\` does not exist.`,
    )
  }
  const tasks = tasksOf(world, invocation)
  const stranger = InstanceIds?.find((id) => !tasks.some((task) => task.instanceId === id))
  if (stranger !== undefined) {
    throw new CloudError(
      'InvalidParameterValue.InstanceIsNotRelatedToInvocation',
      `The invocation did not concern ${stranger}.`,
    )
  }
  for (const task of tasks.filter(
    ({ instanceId }) => !InstanceIds?.length || InstanceIds.includes(instanceId),
  )) {
    endTask(world, task, task.status === 'PENDING' ? 'CANCELLED' : 'TERMINATED')
  }
  return {}
}

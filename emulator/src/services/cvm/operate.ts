import { CloudError } from '../../errors.ts'
import type { ActionContext } from '../service.ts'
import { type Instance, type InstanceState, instances } from './model.ts'

export const settleTask = 'cvm.settle'

/**
 * Changes instances and lets the cloud finish it: after `duration` the instance is taken from the state that it
 * is in to the one that follows.
 */
export function operate(
  { world, requestId }: ActionContext,
  operated: readonly Instance[],
  name: string,
  duration: number,
  change: (instance: Instance) => Partial<Instance>,
): void {
  const now = world.clock.now()
  for (const instance of operated) {
    const changed = { ...instance, ...change(instance) }
    instances(world).set(instance.instanceId, {
      ...changed,
      stateSince: changed.state === instance.state ? instance.stateSince : now,
      latestOperation: { name, state: 'OPERATING', requestId },
    })
    const payload = { instanceId: instance.instanceId }
    world.scheduler.schedule({ handler: settleTask, after: duration, payload })
  }
}

/** @throws CloudError unless the instance is in one of the states and nothing else is being done to it */
export function checkState(instance: Instance, ...allowed: InstanceState[]): void {
  if (!allowed.includes(instance.state)) {
    throw new CloudError(
      `UnsupportedOperation.InstanceState${capitalised(instance.state)}`,
      `The instance ${instance.instanceId} is ${instance.state}.`,
    )
  }
  if (instance.latestOperation?.state === 'OPERATING') {
    throw new CloudError(
      'OperationDenied.InstanceOperationInProgress',
      `${instance.latestOperation.name} is still at work on the instance ${instance.instanceId}.`,
    )
  }
}

/** For what is done to a stopped instance: a running one must be allowed to be stopped for it. @throws CloudError */
export function checkStopped(instance: Instance, forceStop = false): void {
  if (forceStop) checkState(instance, 'RUNNING', 'STOPPED')
  else checkState(instance, 'STOPPED')
}

/** Stopped for it, a running instance starts again by itself. */
export function stateAround({ state }: Instance): InstanceState {
  return state === 'RUNNING' ? 'REBOOTING' : state
}

function capitalised(state: string): string {
  return state.slice(0, 1) + state.slice(1).toLowerCase()
}

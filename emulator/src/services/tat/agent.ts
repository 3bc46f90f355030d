import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { findInstance } from '../cvm/find.ts'
import { durations } from '../cvm/limits.ts'
import type { Instance } from '../cvm/model.ts'
import { agentDelay } from './limits.ts'

/** Whether the agent can take a command: the instance runs, and has run long enough for the agent to start. */
export function isOnline(world: World, instance: Instance): boolean {
  const up = (world.clock.now() - instance.stateSince) * world.clock.speed
  return instance.agent && instance.state === 'RUNNING' && up >= agentDelay
}

/** Whether it ever was; a host that is just booting for the first time has not been heard of. */
export function hasCalledIn(world: World, instance: Instance): boolean {
  const age = (world.clock.now() - instance.createdAt) * world.clock.speed
  return instance.agent && (isOnline(world, instance) || age >= durations.boot + agentDelay)
}

/** @throws CloudError unless the instance can take a command now */
export function checkReachable(world: World, region: string, id: string): void {
  const instance = findOrRefuse(world, region, id)
  if (instance.state !== 'RUNNING') {
    throw new CloudError(
      'ResourceUnavailable.InstanceStateNotRunning',
      `The instance ${id} is ${instance.state}.`,
    )
  }
  if (!instance.agent) {
    throw new CloudError('ResourceUnavailable.AgentNotInstalled', `The instance ${id} has no agent.`)
  }
  if (!isOnline(world, instance)) {
    throw new CloudError('ResourceUnavailable.AgentStatusNotOnline', `The agent of ${id} is not online.`)
  }
}

function findOrRefuse(world: World, region: string, id: string): Instance {
  try {
    return findInstance(world, region, id)
  } catch (cause) {
    if (!(cause instanceof CloudError)) throw cause
    throw new CloudError('ResourceNotFound.InstanceNotFound', `The instance \`${id}\` does not exist.`)
  }
}

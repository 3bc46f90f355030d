import type { World } from '../engine/world.ts'
import { CloudError } from '../errors.ts'

/** A server that fails once may have met a neighbour that was ending; one that fails this often has a cause. */
const lastingAfter = 3

const failures = new WeakMap<World, Map<string, { readonly count: number; readonly reason: string }>>()

/**
 * Does a step of an instance's real server and remembers how it went. The cloud knows no state for "the machine
 * below is broken", so whoever asks for the instance is told in an answer that no cloud gives.
 */
export async function noting<T>(world: World, instanceId: string, step: () => Promise<T>): Promise<T> {
  const known = failures.get(world) ?? new Map()
  failures.set(world, known)
  try {
    const result = await step()
    known.delete(instanceId)
    return result
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    known.set(instanceId, { count: (known.get(instanceId)?.count ?? 0) + 1, reason })
    throw error
  }
}

/** @throws CloudError `Emulator.ServerFailed` while the server behind an instance cannot be brought to run */
export function refuseIfServerFails(world: World, instanceId: string): void {
  const failure = failures.get(world)?.get(instanceId)
  if (failure === undefined || failure.count < lastingAfter) return
  throw new CloudError(
    'Emulator.ServerFailed',
    `The server behind ${instanceId} does not run on this machine: ${failure.reason}`,
  )
}

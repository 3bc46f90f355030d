import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'
import { resourceName } from '../tag/names.ts'
import { forgetTags } from '../tag/registry.ts'
import { type Address, type AddressStatus, addresses, addressTasks } from './model.ts'

const handlerName = 'vpc.finish-address-change'

/** How an address will be once its change is done; null means gone. */
type Outcome = Partial<Pick<Address, 'status' | 'hostAddress' | 'instanceId' | 'privateIp'>> | null

/**
 * Begins a change that takes a while. The address shows `during` until then, and refuses further changes.
 *
 * @returns the id that `DescribeTaskResult` asks for
 */
export function changeAddress(
  world: World,
  changed: readonly Address[],
  { during, outcome, after }: { during?: AddressStatus; outcome: Outcome; after: number },
): string {
  const taskId = newTaskId(world)
  addressTasks(world).set(String(taskId), { taskId, result: 'RUNNING' })
  for (const address of changed) {
    addresses(world).set(address.addressId, { ...address, status: during ?? address.status })
  }
  const addressIds = changed.map((address) => address.addressId)
  world.scheduler.schedule({ handler: handlerName, after, payload: { taskId, addressIds, outcome } })
  return String(taskId)
}

/** @throws CloudError unless the address is in one of the statuses, which it is not while it changes */
export function checkStatus(address: Address, ...allowed: AddressStatus[]): void {
  if (allowed.includes(address.status)) return
  if (['BINDING', 'UNBINDING', 'CREATING', 'OFFLINING'].includes(address.status)) {
    throw new CloudError(
      'OperationDenied.MutexTaskRunning',
      `Another task is running on the address ${address.addressId}.`,
    )
  }
  throw new CloudError(
    'UnsupportedOperation.AddressStatusNotPermit',
    `The address ${address.addressId} is ${address.status}.`,
  )
}

export function handleAddressChanges(world: World): void {
  world.scheduler.handle(handlerName, (payload) => {
    const { taskId, addressIds, outcome } = payload as unknown as {
      taskId: number
      addressIds: string[]
      outcome: Outcome
    }
    for (const id of addressIds) finish(world, id, outcome)
    addressTasks(world).set(String(taskId), { taskId, result: 'SUCCESS' })
  })
}

function finish(world: World, id: string, outcome: Outcome): void {
  const address = addresses(world).get(id)
  if (address && outcome) addresses(world).set(id, { ...address, ...outcome })
  if (!address || outcome) return
  addresses(world).delete(id)
  forgetTags(world, resourceName(world, 'address', address.region, id))
}

/** Counted rather than drawn, so that it stays within what JSON numbers hold exactly. */
function newTaskId(world: World): number {
  return 100_000_001 + addressTasks(world).size
}

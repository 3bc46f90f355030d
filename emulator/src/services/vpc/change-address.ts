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

interface Change {
  readonly taskId: number
  readonly addressIds: readonly string[]
  readonly outcome: Outcome
}

export function handleAddressChanges(world: World): void {
  world.scheduler.handle(
    handlerName,
    (payload) => {
      const { taskId, addressIds, outcome } = payload as unknown as Change
      for (const id of addressIds) finish(world, id, outcome)
      addressTasks(world).set(String(taskId), { taskId, result: 'SUCCESS' })
    },
    (payload) => {
      const { taskId, addressIds } = payload as unknown as Change
      for (const id of addressIds) undo(world, id)
      addressTasks(world).set(String(taskId), { taskId, result: 'FAILED' })
    },
  )
}

/** After a change that failed an address is what it was; a new one never came to be. */
const afterFailure: Partial<Record<AddressStatus, Outcome>> = {
  CREATING: null,
  BINDING: { status: 'UNBIND', instanceId: '' },
  UNBINDING: { status: 'BIND' },
  OFFLINING: { status: 'UNBIND' },
}

function undo(world: World, id: string): void {
  const outcome = afterFailure[addresses(world).get(id)?.status ?? 'BIND']
  if (outcome !== undefined) finish(world, id, outcome)
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

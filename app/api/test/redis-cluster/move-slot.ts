import { PASSWORD, type Shard } from './shard.ts'
import type { TestCluster } from './start.ts'

/** Moves the slot of a key from one shard to another in two steps, between which clients are asked to look at both. */
export async function moveSlot({ shards, slotOf }: TestCluster, key: string, from: Shard, to: Shard) {
  const slot = await slotOf(key)

  /** All keys are at the new place, and the slot still belongs to the old: `ASK`. */
  async function carryOver(): Promise<void> {
    await to.admin.cluster('SETSLOT', slot, 'IMPORTING', from.id)
    await from.admin.cluster('SETSLOT', slot, 'MIGRATING', to.id)
    const keys = (await from.admin.cluster('GETKEYSINSLOT', slot, 1_000)) as string[]
    if (keys.length > 0)
      await from.admin.call('MIGRATE', '127.0.0.1', to.port, '', 0, 5_000, 'AUTH', PASSWORD, 'KEYS', ...keys)
  }

  /** The slot belongs to the new place: `MOVED`. */
  async function handOver(): Promise<void> {
    for (const { admin } of [to, from, ...shards]) await admin.cluster('SETSLOT', slot, 'NODE', to.id)
  }
  return { carryOver, handOver }
}

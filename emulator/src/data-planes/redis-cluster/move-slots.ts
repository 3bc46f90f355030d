import type { Redis } from 'ioredis'
import { operator } from '../redis-configuration.ts'
import { operatorSecret } from '../redis-server.ts'
import type { Node } from './node.ts'

/** Slots that change hands together. */
const batch = 512
const keysAtOnce = 100
/** A key that takes longer is broken off. Milliseconds. */
const patience = 5_000

/** Gives slots that nobody has to a server. */
export async function takeSlots({ session }: Node, slots: readonly number[]): Promise<void> {
  if (slots.length > 0) await session.cluster('ADDSLOTS', ...slots)
}

/** Slots that change hands. */
export interface Way {
  readonly from: Node
  readonly to: Node
  readonly slots: readonly number[]
}

/**
 * Moves slots with their keys while clients go on: what is at its new place already is found there by those who were
 * sent on. One that was broken off before it was handed over is moved by doing it again.
 */
export async function moveSlots(nodes: readonly Node[], { from, to, slots }: Way): Promise<void> {
  for (let begun = 0; begun < slots.length; begun += batch) {
    const some = slots.slice(begun, begun + batch)
    await tell(to.session, some, 'IMPORTING', from.id)
    await tell(from.session, some, 'MIGRATING', to.id)
    for (const slot of await slotsWithKeys(from.session, some)) await moveKeys(slot, from, to)
    await handOver(nodes, { from, to, slots: some })
  }
}

/** Says whose the slots are from now on, after their keys went. Safe to repeat. */
export async function handOver(nodes: readonly Node[], { from, to, slots }: Way): Promise<void> {
  // The new owner first: the old one must not stop to send clients on before they are welcome there.
  for (const { session } of [to, from, ...nodes.filter((node) => node !== to && node !== from)])
    await tell(session, slots, 'NODE', to.id)
}

async function tell(session: Redis, slots: readonly number[], ...words: string[]): Promise<void> {
  await answers(session, (slot) => ['SETSLOT', slot, ...words], slots)
}

async function slotsWithKeys(session: Redis, slots: readonly number[]): Promise<number[]> {
  const counts = await answers(session, (slot) => ['COUNTKEYSINSLOT', slot], slots)
  return slots.filter((_, index) => counts[index] !== 0)
}

/** What `CLUSTER …` answers for each slot, all asked at once. @throws Error of the first that is refused */
async function answers(
  session: Redis,
  words: (slot: number) => (string | number)[],
  slots: readonly number[],
): Promise<unknown[]> {
  const pipeline = session.pipeline()
  for (const slot of slots) pipeline.call('cluster', ...words(slot))
  return ((await pipeline.exec()) ?? []).map(([error, answer]) => {
    if (error) throw error
    return answer
  })
}

async function moveKeys(slot: number, from: Node, to: Node): Promise<void> {
  const { address, port, folder } = to.server
  for (;;) {
    const keys = await from.session.callBuffer('cluster', ['GETKEYSINSLOT', slot, keysAtOnce])
    if (!Array.isArray(keys) || keys.length === 0) return
    const login = ['AUTH2', operator, operatorSecret(folder)]
    // What is there already came with an attempt that was broken off, and may be older.
    const options = ['', 0, patience, 'REPLACE', ...login, 'KEYS', ...keys]
    await from.session.call('migrate', [address, port, ...options]).catch((error: Error) => {
      // Without the command, which has the password in it.
      throw new Error(`Keys could not be moved to ${address}:${port}: ${error.message}`)
    })
  }
}

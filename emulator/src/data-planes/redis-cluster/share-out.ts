export const slotCount = 16_384

/** A slot that gets another owner; `from` is undefined for one that nobody has. Servers by their place in the list. */
export interface Move {
  readonly slot: number
  readonly from: number | undefined
  readonly to: number
}

/**
 * Who has to get which slots, so that the first `shards` servers have equally many and the others none. As few as
 * possible change hands.
 *
 * @param owned the slots of each server
 */
export function shareOut(owned: readonly (readonly number[])[], shards: number): Move[] {
  const share = (index: number) =>
    index >= shards ? 0 : Math.floor(slotCount / shards) + (index < slotCount % shards ? 1 : 0)
  const spare = owned.flatMap((slots, from) => slots.slice(share(from)).map((slot) => ({ slot, from })))
  const offered: Pick<Move, 'slot' | 'from'>[] = [...freeSlots(owned), ...spare]
  return owned.flatMap((slots, to) =>
    offered.splice(0, Math.max(0, share(to) - slots.length)).map((one) => ({ ...one, to })),
  )
}

function freeSlots(owned: readonly (readonly number[])[]) {
  const taken = new Set(owned.flat())
  const all = Array.from({ length: slotCount }, (_, slot) => slot)
  return all.filter((slot) => !taken.has(slot)).map((slot) => ({ slot, from: undefined }))
}

import type { Node } from './node.ts'

/** What a server says of its cluster. https://redis.io/docs/latest/commands/cluster-nodes/ */
export interface View {
  /** Ids of all that it knows, itself included. */
  readonly known: ReadonlySet<string>
  /** The slots that it takes for its own. */
  readonly slots: readonly number[]
  /** Those that it is giving away, with who gets them, and may have them by now. */
  readonly leaving: ReadonlyMap<number, string>
}

export async function viewOf({ session }: Node): Promise<View> {
  return readView(String(await session.cluster('NODES')))
}

export function readView(text: string): View {
  const lines = text.split('\n').filter((line) => line !== '')
  const nodes = lines.map((line) => {
    const [id = '', , flags = '', , , , , , ...slots] = line.split(' ')
    return { id, flags: flags.split(','), slots }
  })
  // One that is just being met has a name of the moment.
  const known = nodes.filter(({ flags }) => !flags.includes('handshake'))
  const words = nodes.find(({ flags }) => flags.includes('myself'))?.slots ?? []
  return {
    known: new Set(known.map(({ id }) => id)),
    slots: words.filter((word) => !word.startsWith('[')).flatMap(slotsIn),
    leaving: new Map(words.flatMap(leavingIn)),
  }
}

/** `0-5460`, `5461` */
function slotsIn(range: string): number[] {
  const [first = 0, last = first] = range.split('-').map(Number)
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/** `[93->-292f8b365bb7edb5e285caf0b7e6ddc7265d2f4f]` */
function leavingIn(word: string): [number, string][] {
  const [, slot, to] = /^\[(\d+)->-(\w+)\]$/.exec(word) ?? []
  return slot === undefined || to === undefined ? [] : [[Number(slot), to]]
}

import type { Item } from './item.ts'

/** One thing to do so that the second place holds what the first one holds. */
export type Step =
  | { readonly action: 'copy'; readonly item: Item; readonly why: 'new' | 'size' | 'newer' | 'content' }
  | { readonly action: 'delete'; readonly item: Item }

export interface Comparison {
  readonly steps: readonly Step[]
  readonly unchanged: number
}

export interface CompareOptions {
  /** Removes what only the second place has. */
  readonly deletes: boolean
  /** Holds the content of equally large ones against each other; without it, dates decide where no checksum is at hand. */
  readonly sameContent?: (from: Item, to: Item) => Promise<boolean>
}

/**
 * What differs. Checksums that are known without reading decide; else a copy that is younger than what it was made
 * of is one of it, since copying leaves it so.
 */
export async function compare(
  from: readonly Item[],
  to: readonly Item[],
  { deletes, sameContent }: CompareOptions,
): Promise<Comparison> {
  const there = new Map(to.map((item) => [item.path, item]))
  const steps: Step[] = []
  for (const item of from) {
    const copy = there.get(item.path)
    there.delete(item.path)
    const why = copy === undefined ? 'new' : await difference(item, copy, sameContent)
    if (why !== undefined) steps.push({ action: 'copy', item, why })
  }
  const unchanged = from.length - steps.length
  if (deletes) for (const item of there.values()) steps.push({ action: 'delete', item })
  return { steps, unchanged }
}

async function difference(from: Item, to: Item, sameContent: CompareOptions['sameContent']) {
  if (from.size !== to.size) return 'size'
  if (from.md5 !== undefined && to.md5 !== undefined) return from.md5 === to.md5 ? undefined : 'content'
  if (sameContent !== undefined) return (await sameContent(from, to)) ? undefined : 'content'
  // COS dates objects to the second, and a file's date may have fractions of one.
  return Math.floor(from.modified / 1000) > Math.floor(to.modified / 1000) ? 'newer' : undefined
}

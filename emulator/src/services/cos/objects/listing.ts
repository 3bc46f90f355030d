import { refuse } from '../errors.ts'
import type { Query } from '../http/address.ts'
import { encodeKey } from '../http/encoding.ts'
import { limits } from '../limits.ts'
import { compareKeys, type SortedKeys } from '../storage/sorted-keys.ts'

export interface ListingRequest {
  readonly prefix: string
  /** Empty for none. */
  readonly delimiter: string
  /** Where the page before ended; empty at the beginning. */
  readonly after: string
  readonly maximum: number
  /** How names are written into the answer. */
  readonly encode: (name: string) => string
}

export interface Page<Item> {
  readonly items: readonly Item[]
  readonly commonPrefixes: readonly string[]
  /** The key, common prefix or item that came last, if there is more. */
  readonly next?: string | Item
}

/** Reads what all listings have in common; `marker` and `maximum` are the names of those parameters. */
export function readListing(query: Query, marker: string, maximum = 'max-keys'): ListingRequest {
  return {
    prefix: query.get('prefix') ?? '',
    delimiter: query.get('delimiter') ?? '',
    after: query.get(marker) ?? '',
    maximum: readMaximum(query, maximum, limits.keysPerListing),
    encode: readEncoding(query),
  }
}

/** How the request wants names written: as they are, or with `encoding-type=url` percent-encoded. */
export function readEncoding(query: Query): (name: string) => string {
  const encoding = query.get('encoding-type')
  if (encoding === undefined) return (name) => name
  if (encoding !== 'url') throw refuse('InvalidArgument', 'encoding-type must be url.')
  return encodeKey
}

/** A page size; what is larger than a page can be means the largest page. */
export function readMaximum(query: Query, name: string, largest: number): number {
  const text = query.get(name)
  if (text === undefined || text === '') return largest
  if (!/^\d+$/.test(text)) throw refuse('InvalidArgument', `${name} must be an integer from 0 to ${largest}.`)
  return Math.min(Number(text), largest)
}

/**
 * Walks the keys from where the page before ended. `itemsOf` gives what a key lists as: nothing if it is
 * hidden, several if it has several versions. Keys that share a prefix up to the delimiter count as one entry
 * and are stepped over as one.
 */
export function listKeys<Item>(
  keys: SortedKeys,
  { prefix, delimiter, after, maximum }: ListingRequest,
  itemsOf: (key: string) => readonly Item[],
): Page<Item> {
  const items: Item[] = []
  const commonPrefixes: string[] = []
  let last: string | Item | undefined
  // A key that is only partly listed is among `itemsOf` again, so the marker itself is not stepped over.
  let position = keys.firstWhere((key) => compareKeys(key, prefix) >= 0 && compareKeys(key, after) >= 0)

  for (let key = keys.at(position); key?.startsWith(prefix); key = keys.at(position)) {
    const group = commonPrefix(key, prefix, delimiter)
    if (group === undefined) {
      for (const item of itemsOf(key)) {
        if (items.length + commonPrefixes.length >= maximum) return page(items, commonPrefixes, last)
        items.push(item)
        last = item
      }
      position += 1
      continue
    }
    const end = keys.firstWhere((other) => compareKeys(other, group) > 0 && !other.startsWith(group))
    if (compareKeys(group, after) > 0 && anyListed(keys, position, end, itemsOf)) {
      if (items.length + commonPrefixes.length >= maximum) return page(items, commonPrefixes, last)
      commonPrefixes.push(group)
      last = group
    }
    position = end
  }
  return { items, commonPrefixes }
}

function page<Item>(items: Item[], commonPrefixes: string[], last: string | Item | undefined): Page<Item> {
  return last === undefined ? { items, commonPrefixes } : { items, commonPrefixes, next: last }
}

function commonPrefix(key: string, prefix: string, delimiter: string): string | undefined {
  if (delimiter === '') return undefined
  const at = key.indexOf(delimiter, prefix.length)
  return at < 0 ? undefined : key.slice(0, at + delimiter.length)
}

function anyListed<Item>(
  keys: SortedKeys,
  from: number,
  to: number,
  itemsOf: (key: string) => readonly Item[],
): boolean {
  for (let position = from; position < to; position += 1) {
    const key = keys.at(position)
    if (key !== undefined && itemsOf(key).length > 0) return true
  }
  return false
}

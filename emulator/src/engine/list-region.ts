import type { Collection } from './store.ts'

interface Lists<T> {
  readonly version: number
  readonly byRegion: Map<string, readonly T[]>
}

const known = new WeakMap<object, Lists<{ readonly region: string }>>()

/** The collection's records of one region; gone through again only after one of them was written. */
export function listRegion<T extends { readonly region: string }>(
  collection: Collection<T>,
  region: string,
): readonly T[] {
  // What is kept for a collection are its own records.
  let lists = known.get(collection) as Lists<T> | undefined
  if (lists?.version !== collection.version) {
    lists = { version: collection.version, byRegion: Map.groupBy(collection.values(), (one) => one.region) }
    known.set(collection, lists)
  }
  return lists.byRegion.get(region) ?? []
}

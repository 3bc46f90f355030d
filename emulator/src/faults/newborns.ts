import type { Collection, Store } from '../engine/store.ts'

/** Remembers when records came to be, while somebody asks. */
export interface Newborns {
  /** Remembers from now on. Returns how to end it. */
  watch(): () => void
  /** Whether the record of this name was made since, less than so many milliseconds ago. */
  isYounger(id: string, milliseconds: number): boolean
  /** The store, observed. */
  observe(store: Store): Store
}

export function createNewborns(): Newborns {
  const born = new Map<string, number>()
  let watchers = 0

  const observed = <T extends object>(records: Collection<T>): Collection<T> => ({
    get: records.get,
    has: records.has,
    delete: records.delete,
    values: records.values,
    entries: records.entries,
    get size() {
      return records.size
    },
    get version() {
      return records.version
    },
    set: (id, record) => {
      if (watchers > 0 && !records.has(id)) born.set(id, Date.now())
      records.set(id, record)
    },
  })

  return {
    watch: () => {
      watchers += 1
      return () => {
        watchers -= 1
        if (watchers === 0) born.clear()
      }
    },
    isYounger: (id, milliseconds) => Date.now() - (born.get(id) ?? Number.NEGATIVE_INFINITY) < milliseconds,
    observe: (store) => {
      const collections = new Map<string, unknown>()
      return {
        close: store.close,
        collection: <T extends object>(name: string) => {
          const known = collections.get(name)
          // One module owns the name and with it the type, as in the store itself.
          if (known) return known as Collection<T>
          const collection = observed(store.collection<T>(name))
          collections.set(name, collection)
          return collection
        },
      }
    },
  }
}

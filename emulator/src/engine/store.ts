/** What a collection can hold: plain JSON, so that a restart reads back what was written. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json | undefined }

/**
 * A named set of records, in memory for reading and journalled to disk on every write.
 *
 * Records are values: to change one, `set` a new one. A record handed out is never mutated by the store.
 */
export interface Collection<T> {
  get(id: string): T | undefined
  has(id: string): boolean
  set(id: string, record: T): void
  delete(id: string): boolean
  values(): IterableIterator<T>
  entries(): IterableIterator<[id: string, record: T]>
  readonly size: number
  /** Counts the writes: while it is the same, so are the records. */
  readonly version: number
}

export interface Store {
  /** The collection of that name; its records are typed by the one module that owns the name. */
  collection<T extends object>(name: string): Collection<T>
  /** Flushes and closes the journal. */
  close(): void
}

import type { Collection, Store } from '../../../engine/store.ts'
import type { Bucket } from '../model.ts'

export class Buckets {
  readonly #records: Collection<Bucket>

  constructor(store: Store) {
    this.#records = store.collection<Bucket>('cos.buckets')
  }

  get count(): number {
    return this.#records.size
  }

  find(name: string): Bucket | undefined {
    return this.#records.get(name)
  }

  save(bucket: Bucket): void {
    this.#records.set(bucket.name, bucket)
  }

  remove({ name }: Bucket): void {
    this.#records.delete(name)
  }

  /** By name. */
  all(): Bucket[] {
    return [...this.#records.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
  }
}

import type { Collection, Store } from '../../../engine/store.ts'
import type { DeleteMarker, StoredObject, Version } from '../model.ts'
import type { Blobs } from './blobs.ts'
import { SortedKeys } from './sorted-keys.ts'

interface BucketIndex {
  readonly keys: SortedKeys
  /** Newest first, never empty. */
  readonly versions: Map<string, readonly Version[]>
}

/** What is yet to be named when an object is stored. */
export type NewObject = Omit<StoredObject, 'kind' | 'versionId' | 'sequence' | 'modifiedAt'>

const emptyIndex: BucketIndex = { keys: new SortedKeys(), versions: new Map() }

/** Every version of every object: records in the store, and an index in memory in the order of listings. */
export class Versions {
  readonly #records: Collection<Version>
  readonly #blobs: Blobs
  readonly #now: () => number
  readonly #buckets = new Map<string, BucketIndex>()
  #lastSequence = 0

  constructor(store: Store, blobs: Blobs, now: () => number) {
    this.#records = store.collection<Version>('cos.versions')
    this.#blobs = blobs
    this.#now = now
    this.#buildIndex()
  }

  keys(bucket: string): SortedKeys {
    return this.#index(bucket).keys
  }

  /** Newest first; empty if the key holds nothing. */
  of(bucket: string, key: string): readonly Version[] {
    return this.#index(bucket).versions.get(key) ?? []
  }

  latest(bucket: string, key: string): Version | undefined {
    return this.of(bucket, key)[0]
  }

  find(bucket: string, key: string, versionId: string): Version | undefined {
    return this.of(bucket, key).find((version) => version.versionId === versionId)
  }

  isEmpty(bucket: string): boolean {
    return this.keys(bucket).size === 0
  }

  /** Makes this the newest version; one that has the name `null` takes the place of the earlier `null`. */
  addObject(object: NewObject, unversioned: boolean): StoredObject {
    const version: StoredObject = { ...object, kind: 'object', ...this.#stamp(unversioned) }
    this.#add(version)
    return version
  }

  addDeleteMarker(bucket: string, key: string, unversioned: boolean): DeleteMarker {
    const version: DeleteMarker = { bucket, key, kind: 'delete-marker', ...this.#stamp(unversioned) }
    this.#add(version)
    return version
  }

  /** A version of another bucket, with the id and the time that it has there. */
  addCopy(version: Version): void {
    this.#add(version)
  }

  /** Changes what does not make a new version: tags, ACL, what was appended. */
  replace(version: StoredObject): void {
    const versions = this.of(version.bucket, version.key).map((old) =>
      old.versionId === version.versionId ? version : old,
    )
    this.#records.set(recordId(version), version)
    this.#index(version.bucket).versions.set(version.key, versions)
  }

  /** Removes this version for good, data included. */
  remove(version: Version): void {
    const index = this.#index(version.bucket)
    const rest = this.of(version.bucket, version.key).filter((other) => other.versionId !== version.versionId)
    this.#records.delete(recordId(version))
    if (rest.length > 0) index.versions.set(version.key, rest)
    else {
      index.versions.delete(version.key)
      index.keys.delete(version.key)
    }
    if (version.kind === 'object') this.#blobs.discard(version.segments)
  }

  *all(): Generator<Version> {
    yield* this.#records.values()
  }

  #add(version: Version): void {
    const { bucket, key, versionId } = version
    const replaced = this.find(bucket, key, versionId)
    const kept = this.of(bucket, key).filter((other) => other !== replaced)
    const index = this.#indexForWriting(bucket)
    this.#records.set(recordId(version), version)
    // Copies may arrive after what was stored later.
    index.versions.set(
      key,
      [version, ...kept].sort((a, b) => b.sequence - a.sequence),
    )
    index.keys.add(key)
    if (replaced?.kind === 'object') this.#blobs.discard(replaced.segments)
  }

  #stamp(unversioned: boolean) {
    const modifiedAt = this.#now()
    const sequence = Math.max(modifiedAt * 1000, this.#lastSequence + 1)
    this.#lastSequence = sequence
    return { modifiedAt, sequence, versionId: unversioned ? 'null' : versionIdOf(sequence) }
  }

  #index(bucket: string): BucketIndex {
    return this.#buckets.get(bucket) ?? emptyIndex
  }

  #indexForWriting(bucket: string): BucketIndex {
    const existing = this.#buckets.get(bucket)
    if (existing) return existing
    const fresh: BucketIndex = { keys: new SortedKeys(), versions: new Map() }
    this.#buckets.set(bucket, fresh)
    return fresh
  }

  #buildIndex(): void {
    const byBucket = Map.groupBy(this.#records.values(), ({ bucket }) => bucket)
    for (const [bucket, records] of byBucket) {
      records.sort((a, b) => b.sequence - a.sequence)
      const versions = Map.groupBy(records, ({ key }) => key)
      this.#buckets.set(bucket, { keys: new SortedKeys(versions.keys()), versions })
      this.#lastSequence = Math.max(this.#lastSequence, records[0]?.sequence ?? 0)
    }
  }
}

function recordId({ bucket, key, versionId }: Version): string {
  return `${bucket}/${versionId}/${key}`
}

/** COS's own ids are base64 of a number that falls as time passes, so that newer versions sort first. */
function versionIdOf(sequence: number): string {
  const falling = 2n ** 64n - 1n - BigInt(sequence)
  return Buffer.from(falling.toString()).toString('base64url')
}

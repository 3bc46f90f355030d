import { cosCall } from '../cloud/cos.ts'
import { CloudCallError } from '../cloud/errors.ts'
import type { ResourceContext } from '../resources/kind.ts'

/** Who is changing the environment. */
export interface LeaseRecord {
  /** `dev@laptop` */
  readonly holder: string
  readonly pid: number
  /** What is being done: `up`, `deploy`. */
  readonly purpose: string
  /** ISO 8601, by the holder's clock; for people. */
  readonly since: string
  readonly released: boolean
}

/** The newest lease as the store has it. Both times are the store's own, so nobody's clock matters. */
export interface StoredLease {
  readonly number: number
  readonly record: LeaseRecord
  /** Milliseconds since the epoch. */
  readonly writtenAt: number
  /** When the store was asked. */
  readonly askedAt: number
}

/**
 * Leases as numbered objects in an unversioned bucket. A number is taken by a put that COS refuses if the object
 * exists (`x-cos-forbid-overwrite`), so exactly one taker gets each; the highest number is the lease that counts.
 */
export interface LeaseStore {
  newest(): Promise<StoredLease | undefined>
  read(number: number): Promise<StoredLease | undefined>
  /** @returns whether the number was free */
  take(number: number, record: LeaseRecord): Promise<boolean>
  /** Writes the holder's own lease anew, which also renews its time. */
  write(number: number, record: LeaseRecord): Promise<void>
  /** Removes leases below a number. */
  forgetBelow(number: number): Promise<void>
}

const prefix = 'lease/'

export function cosLeaseStore({ cos, cloud }: ResourceContext, Bucket: string): LeaseStore {
  const at = { Bucket, Region: cloud.connection.region }
  const list = () => cosCall('GetBucket', () => cos.getBucket({ ...at, Prefix: prefix, MaxKeys: 1000 }))
  const put = (number: number, record: LeaseRecord, Headers: Record<string, string>) =>
    cosCall('PutObject', () =>
      cos.putObject({ ...at, Key: keyOf(number), Body: JSON.stringify(record), Headers }),
    )

  const read = async (number: number): Promise<StoredLease | undefined> => {
    try {
      const { Body, headers } = await cosCall('GetObject', () => cos.getObject({ ...at, Key: keyOf(number) }))
      return {
        number,
        record: JSON.parse(Body.toString()),
        writtenAt: Date.parse(String(headers?.['last-modified'])),
        askedAt: Date.parse(String(headers?.date)),
      }
    } catch (error) {
      if (error instanceof CloudCallError && error.httpStatus === 404) return undefined
      throw error
    }
  }

  return {
    async newest() {
      const keys = (await list()).Contents.map(({ Key }) => Key).sort()
      const newest = keys.at(-1)
      return newest === undefined ? undefined : read(numberIn(newest))
    },

    read,

    async take(number, record) {
      try {
        await put(number, record, { 'x-cos-forbid-overwrite': 'true' })
        return true
      } catch (error) {
        if (error instanceof CloudCallError && error.httpStatus === 409) return false
        throw error
      }
    },

    async write(number, record) {
      await put(number, record, {})
    },

    async forgetBelow(number) {
      const old = (await list()).Contents.map(({ Key }) => Key).filter((key) => numberIn(key) < number)
      for (const Key of old) await cosCall('DeleteObject', () => cos.deleteObject({ ...at, Key }))
    },
  }
}

/** Padded, so that the order of names is the order of numbers. */
function keyOf(number: number): string {
  return `${prefix}${String(number).padStart(12, '0')}.json`
}

function numberIn(key: string): number {
  return Number(key.slice(prefix.length).replace('.json', ''))
}

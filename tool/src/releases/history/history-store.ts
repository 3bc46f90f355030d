import { isDeepStrictEqual } from 'node:util'
import { cosCall } from '../../cloud/cos.ts'
import { CloudCallError } from '../../cloud/errors.ts'
import type { ResourceContext } from '../../resources/kind.ts'
import type { HistoryEntry, HistoryStore } from './history.ts'

const prefix = 'history/'

/** Entries beyond these are forgotten, oldest first: fewer than COS lists in one answer. */
const longest = 500

/**
 * The history as numbered objects in the releases bucket. A number is taken by a put that COS refuses if the object
 * exists (`x-cos-forbid-overwrite`), as the lease is.
 */
export function cosHistoryStore({ cos, cloud }: ResourceContext, Bucket: string): HistoryStore {
  const at = { Bucket, Region: cloud.connection.region }

  const keys = async () => {
    const list = await cosCall('GetBucket', () => cos.getBucket({ ...at, Prefix: prefix, MaxKeys: 1000 }))
    return list.Contents.map(({ Key }) => Key).sort()
  }
  const read = async (Key: string): Promise<HistoryEntry> => {
    const { Body } = await cosCall('GetObject', () => cos.getObject({ ...at, Key }))
    return JSON.parse(Body.toString())
  }
  const put = (entry: HistoryEntry, Headers: Record<string, string>) =>
    cosCall('PutObject', () =>
      cos.putObject({ ...at, Key: keyOf(entry.number), Body: JSON.stringify(entry), Headers }),
    )
  const forget = async (old: readonly string[]) => {
    for (const Key of old) await cosCall('DeleteObject', () => cos.deleteObject({ ...at, Key }))
  }

  return {
    async newest(count) {
      return Promise.all((await keys()).slice(-count).reverse().map(read))
    },

    async add(entry) {
      try {
        await put(entry, { 'x-cos-forbid-overwrite': 'true' })
      } catch (error) {
        if (!(error instanceof CloudCallError && error.httpStatus === 409)) throw error
        // The SDK repeats a put whose answer was lost: then the one that is there is ours.
        return isDeepStrictEqual(await read(keyOf(entry.number)), entry)
      }
      await forget((await keys()).slice(0, -longest))
      return true
    },

    async replace(entry) {
      await put(entry, {})
    },
  }
}

/** Padded, so that the order of names is the order of numbers. */
function keyOf(number: number): string {
  return `${prefix}${String(number).padStart(12, '0')}.json`
}

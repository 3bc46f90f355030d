import { randomBytes } from 'node:crypto'
import { cosCall } from '../../cloud/cos.ts'
import type { CheckInput } from '../check.ts'

export interface ObjectAt {
  readonly Bucket: string
  readonly Region: string
  readonly Key: string
}

/** A key that nobody else has, for one trial; whatever was written under it is gone afterwards, with all versions. */
export async function scratchObject<T>(
  { session }: CheckInput,
  Bucket: string,
  trial: (at: ObjectAt) => Promise<T>,
): Promise<T> {
  const { cos, cloud } = session.context
  const bucket = { Bucket, Region: cloud.connection.region }
  const Key = `tengyun-verify/${randomBytes(8).toString('hex')}`
  try {
    return await trial({ ...bucket, Key })
  } finally {
    const page = await cosCall('ListObjectVersions', () => cos.listObjectVersions({ ...bucket, Prefix: Key }))
    const Objects = [...page.Versions, ...page.DeleteMarkers].map((one) => ({
      Key: one.Key,
      VersionId: one.VersionId,
    }))
    if (Objects.length > 0)
      await cosCall('DeleteMultipleObjects', () =>
        cos.deleteMultipleObject({ ...bucket, Objects, Quiet: true }),
      )
  }
}

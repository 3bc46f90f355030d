import { cosCall } from '../../cloud/cos.ts'
import type { ResourceContext } from '../kind.ts'
import { place } from './place.ts'

/** Deletes every version of every object and every unfinished upload: a bucket must be empty to go. */
export async function emptyBucket(context: ResourceContext, bucket: string): Promise<void> {
  const { cos } = context
  const at = place(context, bucket)
  for (;;) {
    const page = await cosCall('ListObjectVersions', () => cos.listObjectVersions({ ...at, MaxKeys: '1000' }))
    const Objects = [...page.Versions, ...page.DeleteMarkers].map(({ Key, VersionId }) => ({
      Key,
      VersionId,
    }))
    if (Objects.length === 0) break
    await cosCall('DeleteMultipleObjects', () => cos.deleteMultipleObject({ ...at, Objects, Quiet: true }))
  }
  for (;;) {
    const page = await cosCall('ListMultipartUploads', () =>
      cos.multipartList({ ...at, Prefix: '', Delimiter: '' }),
    )
    if (page.Upload.length === 0) break
    for (const { Key, UploadId } of page.Upload) {
      await cosCall('AbortMultipartUpload', () => cos.multipartAbort({ ...at, Key, UploadId }))
    }
  }
}

import { cosCall } from '../cloud/cos.ts'
import type { ResourceContext } from '../resources/kind.ts'

/** Where in the bucket of releases TAT leaves what a script printed, until it is read. */
const folder = 'outputs'

/** The members of RunCommand that have the whole output put into a bucket. */
export function intoBucket({ cloud }: Pick<ResourceContext, 'cloud'>, bucket: string) {
  const { region } = cloud.connection
  return {
    OutputCOSBucketUrl: `https://${bucket}.cos.${region}.myqcloud.com`,
    OutputCOSKeyPrefix: folder,
  }
}

/** Reads the whole output from where TAT says it put it, and removes it there. */
export async function takeFromBucket(
  { cloud, cos }: Pick<ResourceContext, 'cloud' | 'cos'>,
  bucket: string,
  url: string,
): Promise<string> {
  const Key = decodeURIComponent(new URL(url).pathname.slice(1))
  const at = { Bucket: bucket, Region: cloud.connection.region, Key }
  const { Body } = await cosCall('GetObject', () => cos.getObject(at))
  await cosCall('DeleteObject', () => cos.deleteObject(at))
  return Body.toString()
}

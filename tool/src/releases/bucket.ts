import { cosCall } from '../cloud/cos.ts'
import { CloudCallError } from '../cloud/errors.ts'
import type { ResourceContext } from '../resources/kind.ts'
import { blobKey, blobsOf, manifestKey, type Release } from './release.ts'

/** Below these, releases and the layers of images lie. */
const releasesFolder = 'releases/'
const imagesFolder = 'images/'

/** The ids of the releases that the bucket holds completely: a description is written last and deleted first. */
export async function releasesIn(context: ResourceContext, bucket: string): Promise<string[]> {
  const keys = await keysBelow(context, bucket, releasesFolder)
  return idsIn(keys).filter((id) => keys.includes(manifestKey({ id })))
}

/** @returns undefined where the bucket does not have it */
export async function readManifest(
  { cos, cloud }: ResourceContext,
  Bucket: string,
  id: string,
): Promise<Release | undefined> {
  const at = { Bucket, Region: cloud.connection.region, Key: manifestKey({ id }) }
  try {
    const { Body } = await cosCall('GetObject', () => cos.getObject(at))
    return JSON.parse(Body.toString())
  } catch (error) {
    if (error instanceof CloudCallError && error.httpStatus === 404) return undefined
    throw error
  }
}

/** Removes every release but some, and what of images no release needs any more. Safe to kill and to repeat. */
export async function pruneBucket(
  context: ResourceContext,
  bucket: string,
  kept: ReadonlySet<string>,
): Promise<void> {
  const keys = await keysBelow(context, bucket, releasesFolder)
  for (const id of idsIn(keys).filter((one) => !kept.has(one))) {
    const own = keys.filter((key) => key.startsWith(`${releasesFolder}${id}/`))
    await remove(context, bucket, [manifestKey({ id }), ...own])
  }
  await pruneImages(context, bucket)
}

async function pruneImages(context: ResourceContext, bucket: string): Promise<void> {
  const blobs = await keysBelow(context, bucket, imagesFolder)
  if (blobs.length === 0) return
  const ids = await releasesIn(context, bucket)
  const manifests = await Promise.all(ids.map((id) => readManifest(context, bucket, id)))
  const needed = new Set(
    manifests.flatMap((release) =>
      release?.artifact.kind === 'image' ? blobsOf(release.artifact).map(blobKey) : [],
    ),
  )
  await remove(
    context,
    bucket,
    blobs.filter((key) => !needed.has(key)),
  )
}

/** Removes everything below a folder but one object. */
export async function keepOnly(
  context: ResourceContext,
  bucket: string,
  folder: string,
  kept: string,
): Promise<void> {
  const keys = await keysBelow(context, bucket, folder)
  await remove(
    context,
    bucket,
    keys.filter((key) => key !== kept),
  )
}

function idsIn(keys: readonly string[]): string[] {
  return [...new Set(keys.map((key) => key.slice(releasesFolder.length).split('/', 1)[0] ?? ''))]
}

async function keysBelow({ cos, cloud }: ResourceContext, Bucket: string, Prefix: string): Promise<string[]> {
  const keys: string[] = []
  let Marker: string | undefined = ''
  while (Marker !== undefined) {
    const page: { readonly Marker: string } = { Marker }
    const answer = await cosCall('GetBucket', () =>
      cos.getBucket({ Bucket, Region: cloud.connection.region, Prefix, MaxKeys: 1000, ...page }),
    )
    keys.push(...answer.Contents.map(({ Key }) => Key))
    Marker = answer.IsTruncated === 'true' ? answer.NextMarker : undefined
  }
  return keys
}

async function remove(
  { cos, cloud }: ResourceContext,
  Bucket: string,
  keys: readonly string[],
): Promise<void> {
  const at = { Bucket, Region: cloud.connection.region }
  for (const Key of new Set(keys)) await cosCall('DeleteObject', () => cos.deleteObject({ ...at, Key }))
}

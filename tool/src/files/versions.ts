import { cosCall } from '../cloud/cos.ts'
import type { BucketAt } from './bucket.ts'

/** One of an object's versions, as a bucket with versioning keeps them. */
export interface Version {
  readonly id: string
  readonly modified: number
  readonly size: number
  /** Says that the object was deleted then; holds nothing. */
  readonly deleted: boolean
  readonly latest: boolean
}

/** All versions of one object, newest first. */
export async function versionsOf({ cos, Bucket, Region }: BucketAt, key: string): Promise<Version[]> {
  const versions: Version[] = []
  let from: { Marker?: string; VersionIdMarker?: string } | undefined = {}
  while (from !== undefined) {
    const markers: { Marker?: string; VersionIdMarker?: string } = from
    const page = await cosCall('ListObjectVersions', () =>
      cos.listObjectVersions({ Bucket, Region, Prefix: key, ...markers }),
    )
    const kept = (page.Versions ?? []).filter(({ Key }) => Key === key)
    const marks = (page.DeleteMarkers ?? []).filter(({ Key }) => Key === key)
    versions.push(
      ...kept.map((one) => ({
        id: one.VersionId,
        modified: Date.parse(one.LastModified),
        size: Number(one.Size),
        deleted: false,
        latest: one.IsLatest === 'true',
      })),
      ...marks.map((one) => ({
        id: one.VersionId,
        modified: Date.parse(one.LastModified),
        size: 0,
        deleted: true,
        latest: one.IsLatest === 'true',
      })),
    )
    from = page.IsTruncated === 'true' ? markersIn(page) : undefined
  }
  return versions.sort((a, b) => b.modified - a.modified || Number(b.latest) - Number(a.latest))
}

function markersIn(page: { readonly NextMarker?: string; readonly NextVersionIdMarker?: string }) {
  const { NextMarker: Marker, NextVersionIdMarker: VersionIdMarker } = page
  return { ...(Marker && { Marker }), ...(VersionIdMarker && { VersionIdMarker }) }
}

/**
 * The version to go back to: the one that is named, the newest until a moment, or else the one before what is there
 * now. Pure.
 */
export function chosenVersion(
  versions: readonly Version[],
  wish: { readonly id?: string; readonly until?: number },
): Version | undefined {
  if (wish.id !== undefined) return versions.find(({ id, deleted }) => id === wish.id && !deleted)
  const { until } = wish
  if (until !== undefined) {
    const then = versions.find(({ modified }) => modified <= until)
    return then?.deleted ? undefined : then
  }
  return versions.find(({ latest, deleted }) => !latest && !deleted)
}

/** Makes a version the newest again. The ones between stay. */
export async function bringBack(
  { cos, Bucket, Region }: BucketAt,
  key: string,
  { id }: Version,
): Promise<void> {
  const object = encodeURIComponent(key).replaceAll('%2F', '/')
  const CopySource = `${Bucket}.cos.${Region}.myqcloud.com/${object}?versionId=${encodeURIComponent(id)}`
  await cosCall('PutObjectCopy', () => cos.putObjectCopy({ Bucket, Region, Key: key, CopySource }))
}

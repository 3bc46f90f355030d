import { cosCall } from '../cloud/cos.ts'
import type { ResourceContext } from '../resources/kind.ts'
import type { Link } from './host/cos/download.ts'

/** A version of an object. */
export interface StoredObject {
  readonly key: string
  readonly version: string
  /** By the store's own clock. */
  readonly storedAt: Date
  readonly size: number
}

/**
 * The bucket of backups, as the tool reads it. Whoever has a host's keys can put another version before an object:
 * so of each, the first one counts.
 */
export interface BackupStore {
  /** The first version of every object below a prefix. */
  list(prefix: string): Promise<StoredObject[]>
  /** All versions, for what is to go. */
  listAll(prefix: string): Promise<StoredObject[]>
  read(object: StoredObject, range?: string): Promise<Buffer>
  /** A link for a host, which cannot read by itself. */
  link(object: StoredObject): Link
  write(key: string, body: string): Promise<void>
  remove(objects: readonly StoredObject[]): Promise<void>
}

/** Seconds in which a download by a link must begin. */
const linkLifetime = 3_600

/** Objects that COS deletes in one request. */
const deletedAtOnce = 1_000

export function cosBackupStore({ cos, cloud }: ResourceContext, Bucket: string): BackupStore {
  const { region: Region, cosEndpoint } = cloud.connection
  const at = { Bucket, Region }

  async function listAll(Prefix: string): Promise<StoredObject[]> {
    const found: StoredObject[] = []
    let from: { readonly KeyMarker?: string; readonly VersionIdMarker?: string } | undefined = {}
    while (from !== undefined) {
      const marker: { readonly KeyMarker?: string; readonly VersionIdMarker?: string } = from
      const page = await cosCall('ListObjectVersions', () =>
        cos.listObjectVersions({ ...at, Prefix, MaxKeys: '1000', ...marker }),
      )
      for (const { Key, VersionId, LastModified, Size } of page.Versions)
        found.push({ key: Key, version: VersionId, storedAt: new Date(LastModified), size: Number(Size) })
      from =
        page.IsTruncated === 'true'
          ? // The SDK hands on the answer's elements (436/35521); its type has another name for the first.
            {
              KeyMarker: (page as unknown as { readonly NextKeyMarker: string }).NextKeyMarker,
              VersionIdMarker: page.NextVersionIdMarker ?? '',
            }
          : undefined
    }
    return found
  }

  return {
    listAll,

    async list(prefix) {
      // COS lists the versions of a key from the newest to the oldest: the last one told is the first one written.
      const firsts = new Map((await listAll(prefix)).map((object) => [object.key, object]))
      return [...firsts.values()]
    },

    async read({ key, version }, range) {
      const { Body } = await cosCall('GetObject', () =>
        cos.getObject({
          ...at,
          Key: key,
          VersionId: version,
          ...(range === undefined ? {} : { Range: range }),
        }),
      )
      return Body
    },

    link({ key, version }) {
      const url = cos.getObjectUrl(
        {
          ...at,
          Key: key,
          Query: { versionId: version },
          Sign: true,
          Expires: linkLifetime,
          Protocol: cosEndpoint === undefined ? 'https:' : 'http:',
        },
        () => {},
      )
      return { url, ...(cosEndpoint === undefined ? {} : { connectTo: new URL(cosEndpoint).host }) }
    },

    async write(Key, Body) {
      await cosCall('PutObject', () => cos.putObject({ ...at, Key, Body }))
    },

    async remove(objects) {
      for (let from = 0; from < objects.length; from += deletedAtOnce) {
        const Objects = objects
          .slice(from, from + deletedAtOnce)
          .map(({ key, version }) => ({ Key: key, VersionId: version }))
        await cosCall('DeleteMultipleObjects', () =>
          cos.deleteMultipleObject({ ...at, Objects, Quiet: true }),
        )
      }
    },
  }
}

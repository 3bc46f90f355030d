import type { Segment } from './storage/blobs.ts'

export type Permission = 'FULL_CONTROL' | 'READ' | 'WRITE' | 'READ_ACP' | 'WRITE_ACP'

export interface Grant {
  /** `qcs::cam::uin/<root>:uin/<sub>`, or `anyone`. */
  readonly grantee: string
  readonly permission: Permission
}

/** Whom a bucket or an object lets in besides its owner. An object with none of its own follows its bucket. */
export type Acl = readonly Grant[]

export type Tags = Readonly<Record<string, string>>

/** What a document described by a shape reads as, kept as it is. */
export type Configuration = { readonly [element: string]: ConfigurationValue }
export type ConfigurationValue = string | Configuration | readonly ConfigurationValue[]

export interface Bucket {
  /** `<name>-<appid>` */
  readonly name: string
  readonly region: string
  /** Milliseconds since the epoch, as all times here. */
  readonly createdAt: number
  readonly availability: 'OAZ' | 'MAZ'
  readonly acl: Acl
  /** Absent until it is switched on for the first time; it can never become absent again. */
  readonly versioning?: 'Enabled' | 'Suspended'
  /** JSON. */
  readonly policy?: string
  /** By sub-resource: `lifecycle`, `cors`, … */
  readonly configurations: Readonly<Record<string, Configuration>>
}

/** What an upload says about the object besides its bytes. */
export interface ObjectAttributes {
  /** Lower-case names: `content-type`, `cache-control`, `x-cos-meta-…`. */
  readonly headers: Readonly<Record<string, string>>
  readonly storageClass: string
  readonly encryption?: string
  readonly acl?: Acl
  readonly tags: Tags
}

/** A stored object: one version of what a key holds. */
export interface StoredObject extends ObjectAttributes {
  readonly kind: 'object'
  readonly bucket: string
  readonly key: string
  /** `null` (the word) for what was stored while versioning was not on. */
  readonly versionId: string
  /** Microseconds since the epoch, made unique: newer is greater. */
  readonly sequence: number
  readonly modifiedAt: number
  readonly size: number
  /** Without quotes. */
  readonly etag: string
  /** Decimal, as in `x-cos-hash-crc64ecma`. */
  readonly crc64: string
  readonly segments: readonly Segment[]
  readonly appendable: boolean
}

/** Says that the key was deleted while its older versions remain. */
export interface DeleteMarker {
  readonly kind: 'delete-marker'
  readonly bucket: string
  readonly key: string
  readonly versionId: string
  readonly sequence: number
  readonly modifiedAt: number
}

export type Version = StoredObject | DeleteMarker

/** A multipart upload that is neither completed nor aborted. */
export interface Upload extends ObjectAttributes {
  readonly id: string
  readonly bucket: string
  readonly key: string
  readonly initiatedAt: number
}

export interface Part {
  readonly uploadId: string
  readonly number: number
  readonly size: number
  readonly etag: string
  readonly crc64: string
  readonly modifiedAt: number
  readonly segment: Segment
}

import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import type { World } from '../../engine/world.ts'
import type { Requester } from './access/identify.ts'
import type { Address, Query } from './http/address.ts'
import type { Bucket, StoredObject } from './model.ts'
import type { Storage } from './storage/index.ts'
import type { XmlContent } from './xml/write.ts'

/** A request that was understood and let in. */
export interface Call {
  readonly world: World
  readonly storage: Storage
  readonly requester: Requester
  readonly address: Address
  readonly query: Query
  readonly headers: IncomingHttpHeaders
  readonly body: Readable
}

/** To a bucket's name, whether or not there is such a bucket. */
export interface NameCall extends Call {
  readonly bucketName: string
  readonly region: string
}

export interface BucketCall extends Call {
  readonly bucket: Bucket
}

export interface ObjectCall extends BucketCall {
  readonly key: string
}

/** What an operation decided to answer; the server puts it on the wire. */
export interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string | undefined>>
  readonly xml?: { readonly root: string; readonly content: XmlContent }
  readonly json?: string
  readonly data?: ObjectData
}

/** Bytes `start` to `end`, both included, of an object. */
export interface ObjectData {
  readonly object: StoredObject
  readonly start: number
  readonly end: number
  /** How many bytes the answer promises, where a fault cuts it short. */
  readonly promised?: number
}

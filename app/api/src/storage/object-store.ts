import type { Readable } from 'node:stream'

/** A large object on its way: it becomes one once it is finished, and until then nobody can read any of it. */
export interface PartialObject {
  readonly key: string
  /** COS's name for this upload. */
  readonly uploadId: string
}

export interface StoredPart {
  /** From 1. */
  readonly number: number
  readonly bytes: number
  readonly etag: string
}

export interface ObjectHead {
  readonly bytes: number
  readonly storageClass: string
  /** The `Content-Disposition` that it was begun with, if it was. */
  readonly disposition: string | undefined
  /** Of an archived object: whether it can be read for the time being. */
  readonly restored: 'no' | 'under-way' | 'yes'
}

/** Bytes of an object, both ends included. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/** A page of a document, drawn by the object storage. */
export interface DocumentPage {
  readonly content: Readable
  readonly mediaType: string
  readonly pages: number
}

/**
 * The door to objects of any size, which go through in pieces. Rejects with `dependency/unavailable` when the storage
 * does not answer; what can be repeated was then repeated already.
 */
export interface ObjectStore {
  /** With a `disposition`, whoever reads it without naming another is offered it under that. */
  begin(key: string, mediaType: string, disposition?: string): Promise<PartialObject>
  /** Refused when what was stored is not what was sent. */
  putPart(object: PartialObject, number: number, content: Buffer): Promise<void>
  /** Where whoever knows the address may put this part, of exactly this length, and nothing else. */
  addressOfPart(object: PartialObject, part: { number: number; bytes: number }, seconds: number): Promise<URL>
  /** In order; `undefined` when the upload was finished or abandoned. */
  parts(object: PartialObject): Promise<StoredPart[] | undefined>
  /** Finishing what is finished is no error. */
  finish(object: PartialObject, parts: readonly StoredPart[]): Promise<void>
  /** Abandoning what is not there is no error. */
  abandon(object: PartialObject): Promise<void>
  /** Every upload of this object. */
  abandonAll(key: string): Promise<void>
  head(key: string): Promise<ObjectHead | undefined>
  /** Exactly these bytes, or an error: a connection that breaks is taken up again where it broke. */
  read(key: string, range: ByteRange): Promise<Readable>
  /** Where whoever knows the address may read this object, offered under `disposition`, and nothing else. */
  addressOf(key: string, disposition: string, seconds: number): Promise<URL>
  /** Asks for an archived object to be readable for some days, which takes hours. */
  restore(key: string, days: number): Promise<void>
  /** `undefined` for a page that the document does not have. */
  page(key: string, page: number): Promise<DocumentPage | undefined>
  delete(key: string): Promise<void>
}

import type { Readable } from 'node:stream'

export interface StoredFile {
  content: Readable
  /** Length of the content. */
  bytes: number
}

/** What is to be stored: a file on this machine, which is read as often as it takes. */
export interface LocalFile {
  path: string
  bytes: number
}

/** The door to the object storage. Rejects with `dependency/unavailable` when it does not answer. */
export interface Storage {
  put(key: string, content: string, contentType: string): Promise<void>
  putFile(key: string, file: LocalFile, contentType: string): Promise<void>
  /** `undefined` when there is no such file. */
  open(key: string): Promise<StoredFile | undefined>
  /** Deleting what is not there is no error. */
  delete(key: string): Promise<void>
  check(): Promise<void>
}

import type { FastifyBaseLogger } from 'fastify'
import type { Clock } from '../../clock.ts'
import type { Database } from '../../database/connect.ts'
import type { ObjectStore } from '../../storage/object-store.ts'
import { type ContentParts, Contents } from './contents.ts'
import { Previews } from './previews.ts'
import { FileService } from './service.ts'
import { Sweep } from './sweep.ts'
import { Upkeep } from './upkeep.ts'
import { Uploads } from './uploads.ts'

export interface FileOptions {
  readonly database: Database
  readonly store: ObjectStore
  readonly clock: Clock
  readonly logger: FastifyBaseLogger
  /** Of one person. */
  readonly quotaBytes: number
  /** Of an upload. */
  readonly partBytes?: number
  /** Whether the object storage draws pages of documents. */
  readonly drawsDocuments: boolean
  /** What large files are downloaded through. Default: COS itself. */
  readonly cdn?: ContentParts['cdn']
}

export type Files = ReturnType<typeof createFiles>

/** Everything about files, put together. */
export function createFiles({ drawsDocuments, ...parts }: FileOptions) {
  const contents = new Contents(parts)
  const sweep = new Sweep(parts)
  return {
    uploads: new Uploads(parts),
    files: new FileService(parts),
    contents,
    previews: new Previews({ ...parts, contents, drawsDocuments }),
    sweep,
    upkeep: new Upkeep(sweep, parts.logger),
  }
}

import type { Check } from '../../../check.ts'
import { bucketCors } from './bucket-cors.ts'
import { bucketLifecycle } from './bucket-lifecycle.ts'
import { bucketPlace } from './bucket-place.ts'
import { bucketReferer } from './bucket-referer.ts'
import { bucketTiering } from './bucket-tiering.ts'
import { fileCompression } from './file-compression.ts'
import { fileDownload } from './file-download.ts'
import { filePreview } from './file-preview.ts'
import { fileReplica } from './file-replica.ts'
import { fileSync } from './file-sync.ts'
import { fileUpload } from './file-upload.ts'
import { fileVersions } from './file-versions.ts'
import { archiveStorage, infrequentStorage } from './storage-class.ts'

export const files: readonly Check[] = [
  bucketPlace,
  bucketLifecycle,
  infrequentStorage,
  archiveStorage,
  bucketTiering,
  bucketCors,
  bucketReferer,
  fileUpload,
  fileDownload,
  filePreview,
  fileVersions,
  fileSync,
  fileReplica,
  fileCompression,
]

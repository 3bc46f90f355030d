import type { Answer, ObjectCall } from '../call.ts'
import { refuse } from '../errors.ts'
import { limits } from '../limits.ts'
import type { ObjectAttributes, StoredObject } from '../model.ts'
import { readAttributes } from '../objects/attributes.ts'
import { readCopySource } from '../objects/copy-source.ts'
import { describeStorage, quoted } from '../objects/describe.ts'
import { replicateSoon } from '../objects/replication.ts'
import { checkOverwrite, storeObject } from '../objects/versioning.ts'

/** PUT Object - Copy: https://cloud.tencent.com/document/product/436/10881. The bytes are shared, not copied. */
export function copyObject(call: ObjectCall): Answer {
  const { storage, bucket, key, headers } = call
  const source = readCopySource(call)
  if (source.size > limits.singleUploadBytes) throw refuse('EntityTooLarge')
  const attributes = readCopyAttributes(call, source)
  checkOverwrite(storage.versions, bucket, key, headers['x-cos-forbid-overwrite'])

  const object = storeObject(storage.versions, bucket, {
    ...attributes,
    bucket: bucket.name,
    key,
    size: source.size,
    etag: source.etag,
    crc64: source.crc64,
    segments: storage.blobs.share(source.segments),
    appendable: false,
  })
  replicateSoon(call.world, bucket, object)
  return {
    headers: describeStorage(object, bucket),
    xml: {
      root: 'CopyObjectResult',
      content: {
        ETag: quoted(object.etag),
        CRC64: object.crc64,
        LastModified: new Date(object.modifiedAt).toISOString(),
        VersionId: bucket.versioning === undefined ? undefined : object.versionId,
      },
    },
  }
}

/** Headers and tags are the source's, or with `Replaced` the request's; the rest is always the request's. */
function readCopyAttributes(call: ObjectCall, source: StoredObject): ObjectAttributes {
  const { headers, bucket, key } = call
  const own = readAttributes(call)
  const replaceHeaders = isReplaced(headers['x-cos-metadata-directive'], 'x-cos-metadata-directive')
  const replaceTags = isReplaced(headers['x-cos-tagging-directive'], 'x-cos-tagging-directive')
  const sameObject =
    source.bucket === bucket.name && source.key === key && !headers['x-cos-copy-source']?.includes('?')
  if (sameObject && !replaceHeaders && !replaceTags && own.storageClass === source.storageClass) {
    throw refuse(
      'InvalidRequest',
      'This copy request is illegal because it is trying to copy an object to itself without changing anything.',
    )
  }
  return {
    ...own,
    headers: replaceHeaders ? own.headers : source.headers,
    tags: replaceTags ? own.tags : source.tags,
  }
}

function isReplaced(directive: string | string[] | undefined, name: string): boolean {
  const value = String(directive ?? 'Copy').toLowerCase()
  if (value === 'replaced' || value === 'replace') return true
  if (value === 'copy') return false
  throw refuse('InvalidArgument', `${name} must be Copy or Replaced.`)
}

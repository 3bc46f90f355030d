import type { IncomingHttpHeaders } from 'node:http'
import { aclOfHeaders } from '../access/acl.ts'
import { ownerId } from '../access/resource-names.ts'
import type { ObjectCall } from '../call.ts'
import { notImplemented, refuse } from '../errors.ts'
import { limits } from '../limits.ts'
import type { Bucket, ObjectAttributes } from '../model.ts'
import { contentTypeOf } from './content-types.ts'
import { tagsOfHeader } from './tags.ts'

const keptHeaders = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
]
const metadataPrefix = 'x-cos-meta-'

/** https://cloud.tencent.com/document/product/436/33417 */
const storageClasses = [
  'STANDARD',
  'STANDARD_IA',
  'INTELLIGENT_TIERING',
  'ARCHIVE',
  'DEEP_ARCHIVE',
  'MAZ_STANDARD',
  'MAZ_STANDARD_IA',
  'MAZ_INTELLIGENT_TIERING',
]

/** What the headers of an upload say about the object that it makes. */
export function readAttributes({ world, headers, bucket, key }: ObjectCall): ObjectAttributes {
  const acl = aclOfHeaders(headers, ownerId(world))
  const encryption = encryptionFor(headers, bucket)
  return {
    headers: readObjectHeaders(headers, key),
    storageClass: readStorageClass(headers, bucket),
    tags: tagsOfHeader(headers['x-cos-tagging']),
    ...(encryption === undefined ? {} : { encryption }),
    ...(acl === undefined || acl === 'default' ? {} : { acl }),
  }
}

/** The headers that come back with the object. */
function readObjectHeaders(headers: IncomingHttpHeaders, key: string): Record<string, string> {
  const kept: Record<string, string> = { 'content-type': contentTypeOf(key) }
  let metadataBytes = 0
  for (const [name, value] of Object.entries(headers)) {
    const isMetadata = name.startsWith(metadataPrefix)
    if (isMetadata) metadataBytes += Buffer.byteLength(`${name.slice(metadataPrefix.length)}${value}`)
    if (value !== undefined && value !== '' && (isMetadata || keptHeaders.includes(name))) {
      kept[name] = String(value)
    }
  }
  if (metadataBytes > limits.userMetadataBytes)
    throw refuse('InvalidArgument', 'The user metadata is too large.')
  return kept
}

function readStorageClass(headers: IncomingHttpHeaders, { availability }: Bucket): string {
  const fallback = availability === 'MAZ' ? 'MAZ_STANDARD' : 'STANDARD'
  const storageClass = String(headers['x-cos-storage-class'] ?? fallback).toUpperCase()
  if (!storageClasses.includes(storageClass)) {
    throw refuse('InvalidArgument', `The storage class ${storageClass} does not exist.`)
  }
  return storageClass
}

/** The upload's own wish, or the bucket's default. */
function encryptionFor(headers: IncomingHttpHeaders, bucket: Bucket): string | undefined {
  const wished = headers['x-cos-server-side-encryption']
  if (wished === undefined) return defaultEncryption(bucket)
  if (wished !== 'AES256') throw notImplemented(`x-cos-server-side-encryption: ${wished}`)
  return wished
}

function defaultEncryption({ configurations }: Bucket): string | undefined {
  return configurations.encryption === undefined ? undefined : 'AES256'
}

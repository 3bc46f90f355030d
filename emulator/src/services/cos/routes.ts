import type { Answer, BucketCall, Call, NameCall, ObjectCall } from './call.ts'
import * as configurations from './configurations/index.ts'
import { responseOverrides } from './objects/describe.ts'
import { abortMultipartUpload } from './operations/abort-multipart-upload.ts'
import { appendObject } from './operations/append-object.ts'
import { getBucketAcl, putBucketAcl } from './operations/bucket-acl.ts'
import { deleteConfiguration, getConfiguration, putConfiguration } from './operations/bucket-configuration.ts'
import { deleteBucketPolicy, getBucketPolicy, putBucketPolicy } from './operations/bucket-policy.ts'
import { deleteBucketTagging, getBucketTagging, putBucketTagging } from './operations/bucket-tagging.ts'
import { getBucketVersioning, putBucketVersioning } from './operations/bucket-versioning.ts'
import { completeMultipartUpload } from './operations/complete-multipart-upload.ts'
import { copyObject } from './operations/copy-object.ts'
import { deleteBucket } from './operations/delete-bucket.ts'
import { deleteObject } from './operations/delete-object.ts'
import { deleteObjects } from './operations/delete-objects.ts'
import { getBucketLocation } from './operations/get-bucket-location.ts'
import { getObject } from './operations/get-object.ts'
import { headBucket } from './operations/head-bucket.ts'
import { headObject } from './operations/head-object.ts'
import { initiateMultipartUpload } from './operations/initiate-multipart-upload.ts'
import { listBuckets } from './operations/list-buckets.ts'
import { listMultipartUploads } from './operations/list-multipart-uploads.ts'
import { listObjectVersions } from './operations/list-object-versions.ts'
import { listObjects } from './operations/list-objects.ts'
import { listParts } from './operations/list-parts.ts'
import { getObjectAcl, putObjectAcl } from './operations/object-acl.ts'
import { deleteObjectTagging, getObjectTagging, putObjectTagging } from './operations/object-tagging.ts'
import { preflight } from './operations/preflight.ts'
import { putBucket } from './operations/put-bucket.ts'
import { putObject } from './operations/put-object.ts'
import { uploadPart } from './operations/upload-part.ts'
import { uploadPartCopy } from './operations/upload-part-copy.ts'

type Operation<Request> = (call: Request) => Answer | Promise<Answer>

interface RoutePattern {
  readonly method: string
  /** The query parameter that tells this operation from others on the same path: a sub-resource, mostly. */
  readonly parameter?: string
  /** The header that does. */
  readonly header?: string
  /** Further query parameters that the operation understands. */
  readonly parameters?: readonly string[]
  /**
   * What policies call it: https://cloud.tencent.com/document/product/436/31923. Without one no permission is
   * asked for here: a preflight is for everybody, and a batch asks for each of its objects.
   */
  readonly action?: string
}

/** What an operation works on decides what it is given. */
export type Route = RoutePattern &
  (
    | { readonly on: 'service'; readonly run: Operation<Call> }
    | { readonly on: 'bucket-name'; readonly run: Operation<NameCall> }
    | { readonly on: 'bucket'; readonly run: Operation<BucketCall> }
    | { readonly on: 'object'; readonly run: Operation<ObjectCall> }
  )

const listing = ['prefix', 'delimiter', 'encoding-type']

/** Every operation there is. The first that fits a request is it, so the more specific ones come first. */
export const routes: readonly Route[] = [
  {
    on: 'service',
    method: 'GET',
    parameters: ['region', 'prefix', 'marker', 'max-keys', 'tagkey', 'tagvalue', 'range', 'create-time'],
    action: 'cos:GetService',
    run: listBuckets,
  },

  ...onBucket('acl', [
    ['PUT', 'cos:PutBucketACL', putBucketAcl],
    ['GET', 'cos:GetBucketACL', getBucketAcl],
  ]),
  ...onBucket('tagging', [
    ['PUT', 'cos:PutBucketTagging', putBucketTagging],
    ['GET', 'cos:GetBucketTagging', getBucketTagging],
    ['DELETE', 'cos:DeleteBucketTagging', deleteBucketTagging],
  ]),
  ...onBucket('versioning', [
    ['PUT', 'cos:PutBucketVersioning', putBucketVersioning],
    ['GET', 'cos:GetBucketVersioning', getBucketVersioning],
  ]),
  ...onBucket('policy', [
    ['PUT', 'cos:PutBucketPolicy', putBucketPolicy],
    ['GET', 'cos:GetBucketPolicy', getBucketPolicy],
    ['DELETE', 'cos:DeleteBucketPolicy', deleteBucketPolicy],
  ]),
  ...onBucket('lifecycle', [
    ['PUT', 'cos:PutBucketLifecycle', putConfiguration(configurations.lifecycle)],
    ['GET', 'cos:GetBucketLifecycle', getConfiguration(configurations.lifecycle)],
    ['DELETE', 'cos:DeleteBucketLifecycle', deleteConfiguration(configurations.lifecycle)],
  ]),
  ...onBucket('cors', [
    ['PUT', 'cos:PutBucketCORS', putConfiguration(configurations.cors)],
    ['GET', 'cos:GetBucketCORS', getConfiguration(configurations.cors)],
    ['DELETE', 'cos:DeleteBucketCORS', deleteConfiguration(configurations.cors)],
  ]),
  ...onBucket('encryption', [
    ['PUT', 'cos:PutBucketEncryption', putConfiguration(configurations.encryption)],
    ['GET', 'cos:GetBucketEncryption', getConfiguration(configurations.encryption)],
    ['DELETE', 'cos:DeleteBucketEncryption', deleteConfiguration(configurations.encryption)],
  ]),
  ...onBucket('referer', [
    ['PUT', 'cos:PutBucketReferer', putConfiguration(configurations.referer)],
    ['GET', 'cos:GetBucketReferer', getConfiguration(configurations.referer)],
  ]),
  ...onBucket('logging', [
    ['PUT', 'cos:PutBucketLogging', putConfiguration(configurations.logging)],
    ['GET', 'cos:GetBucketLogging', getConfiguration(configurations.logging)],
  ]),
  ...onBucket('replication', [
    ['PUT', 'cos:PutBucketReplication', putConfiguration(configurations.replication)],
    ['GET', 'cos:GetBucketReplication', getConfiguration(configurations.replication)],
    ['DELETE', 'cos:DeleteBucketReplication', deleteConfiguration(configurations.replication)],
  ]),
  ...onBucket('intelligenttiering', [
    ['PUT', 'cos:PutBucketIntelligentTiering', putConfiguration(configurations.intelligentTiering)],
    ['GET', 'cos:GetBucketIntelligentTiering', getConfiguration(configurations.intelligentTiering)],
  ]),
  ...onBucket('location', [['GET', 'cos:GetBucketLocation', getBucketLocation]]),
  {
    on: 'bucket',
    method: 'GET',
    parameter: 'versions',
    parameters: [...listing, 'key-marker', 'version-id-marker', 'max-keys'],
    action: 'cos:GetBucketObjectVersions',
    run: listObjectVersions,
  },
  {
    on: 'bucket',
    method: 'GET',
    parameter: 'uploads',
    parameters: [...listing, 'key-marker', 'upload-id-marker', 'max-uploads'],
    action: 'cos:ListMultipartUploads',
    run: listMultipartUploads,
  },
  { on: 'bucket', method: 'POST', parameter: 'delete', run: deleteObjects },
  { on: 'bucket-name', method: 'PUT', action: 'cos:PutBucket', run: putBucket },
  { on: 'bucket', method: 'HEAD', action: 'cos:HeadBucket', run: headBucket },
  { on: 'bucket', method: 'DELETE', action: 'cos:DeleteBucket', run: deleteBucket },
  {
    on: 'bucket',
    method: 'GET',
    parameters: [...listing, 'marker', 'max-keys'],
    action: 'cos:GetBucket',
    run: listObjects,
  },
  { on: 'bucket', method: 'OPTIONS', run: preflight },

  ...onObject('acl', [
    ['PUT', 'cos:PutObjectACL', putObjectAcl],
    ['GET', 'cos:GetObjectACL', getObjectAcl],
  ]),
  ...onObject('tagging', [
    ['PUT', 'cos:PutObjectTagging', putObjectTagging],
    ['GET', 'cos:GetObjectTagging', getObjectTagging],
    ['DELETE', 'cos:DeleteObjectTagging', deleteObjectTagging],
  ]),
  {
    on: 'object',
    method: 'POST',
    parameter: 'uploads',
    action: 'cos:InitiateMultipartUpload',
    run: initiateMultipartUpload,
  },
  {
    on: 'object',
    method: 'PUT',
    parameter: 'uploadId',
    header: 'x-cos-copy-source',
    parameters: ['partNumber'],
    action: 'cos:UploadPartCopy',
    run: uploadPartCopy,
  },
  {
    on: 'object',
    method: 'PUT',
    parameter: 'uploadId',
    parameters: ['partNumber'],
    action: 'cos:UploadPart',
    run: uploadPart,
  },
  {
    on: 'object',
    method: 'POST',
    parameter: 'uploadId',
    action: 'cos:CompleteMultipartUpload',
    run: completeMultipartUpload,
  },
  {
    on: 'object',
    method: 'DELETE',
    parameter: 'uploadId',
    action: 'cos:AbortMultipartUpload',
    run: abortMultipartUpload,
  },
  {
    on: 'object',
    method: 'GET',
    parameter: 'uploadId',
    parameters: ['part-number-marker', 'max-parts', 'encoding-type'],
    action: 'cos:ListParts',
    run: listParts,
  },
  {
    on: 'object',
    method: 'POST',
    parameter: 'append',
    parameters: ['position'],
    action: 'cos:AppendObject',
    run: appendObject,
  },
  { on: 'object', method: 'PUT', header: 'x-cos-copy-source', action: 'cos:PutObject', run: copyObject },
  { on: 'object', method: 'PUT', action: 'cos:PutObject', run: putObject },
  {
    on: 'object',
    method: 'GET',
    parameters: ['versionId', ...responseOverrides],
    action: 'cos:GetObject',
    run: getObject,
  },
  {
    on: 'object',
    method: 'HEAD',
    parameters: ['versionId', ...responseOverrides],
    action: 'cos:HeadObject',
    run: headObject,
  },
  {
    on: 'object',
    method: 'DELETE',
    parameters: ['versionId'],
    action: 'cos:DeleteObject',
    run: deleteObject,
  },
  { on: 'object', method: 'OPTIONS', run: preflight },
]

function onBucket(
  parameter: string,
  operations: readonly (readonly [method: string, action: string, run: Operation<BucketCall>])[],
): Route[] {
  return operations.map(([method, action, run]) => ({ on: 'bucket', parameter, method, action, run }))
}

function onObject(
  parameter: string,
  operations: readonly (readonly [method: string, action: string, run: Operation<ObjectCall>])[],
): Route[] {
  return operations.map(([method, action, run]) => ({
    on: 'object',
    parameter,
    parameters: ['versionId'],
    method,
    action,
    run,
  }))
}

import { CloudError } from '../../errors.ts'

/**
 * The statuses that COS documents for its codes: https://cloud.tencent.com/document/product/436/7730
 * Codes that begin with `Emulator.` are of no cloud.
 */
const catalogue = {
  AccessDenied: [403, 'Access Denied.'],
  AccessForbidden: [403, 'CORSResponse: This CORS request is not allowed.'],
  AppendPositionErr: [409, 'The position is not equal to the length of the object.'],
  BadDigest: [400, 'The Content-MD5 you specified did not match what we received.'],
  BucketAlreadyExists: [409, 'The requested bucket name is not available.'],
  BucketAlreadyOwnedByYou: [409, 'The bucket you tried to create already exists, and you own it.'],
  BucketNotEmpty: [409, 'The bucket you tried to delete is not empty.'],
  EntityTooLarge: [400, 'Your proposed upload exceeds the maximum allowed object size.'],
  EntityTooSmall: [400, 'Your proposed upload is smaller than the minimum allowed object size.'],
  ExpiredToken: [400, 'The provided token has expired.'],
  FileAlreadyExists: [409, 'The object you specified already exists and can not be overwritten.'],
  IncompleteBody: [
    400,
    'You did not provide the number of bytes specified by the Content-Length HTTP header.',
  ],
  InternalError: [500, 'We encountered an internal error. Please try again.'],
  InvalidAccessKeyId: [403, 'The access key Id you provided does not exist in our records.'],
  InvalidArgument: [400, 'Invalid Argument.'],
  InvalidBucketName: [400, 'The specified bucket is not valid.'],
  InvalidBucketState: [409, 'The request is not valid with the current state of the bucket.'],
  InvalidCopySource: [400, 'The copy source is not valid.'],
  InvalidDigest: [400, 'The Content-MD5 you specified is not valid.'],
  InvalidLocationConstraint: [400, 'The specified location constraint is not valid.'],
  InvalidObjectName: [400, 'The specified object name is not valid.'],
  InvalidObjectState: [403, 'The operation is not valid for the current state of the object.'],
  InvalidPart: [400, 'One or more of the specified parts could not be found.'],
  InvalidPartOrder: [400, 'The list of parts was not in ascending order.'],
  InvalidRange: [416, 'The requested range is not satisfiable.'],
  InvalidRequest: [400, 'Invalid Request.'],
  InvalidTag: [400, 'The tag provided was not a valid tag.'],
  InvalidTargetBucketForLogging: [400, 'The target bucket for logging does not exist or is not yours.'],
  InvalidURI: [400, 'Could not parse the specified URI.'],
  KeyTooLong: [400, 'Your key is too long.'],
  MalformedPolicy: [400, 'Policy has invalid resource.'],
  MalformedXML: [
    400,
    'The XML you provided was not well-formed or did not validate against our published schema.',
  ],
  MethodNotAllowed: [405, 'The specified method is not allowed against this resource.'],
  MissingContentLength: [411, 'You must provide the Content-Length HTTP header.'],
  MissingRequestBodyError: [400, 'Request body is empty.'],
  NoSuchBucket: [404, 'The specified bucket does not exist.'],
  NoSuchPolicy: [404, 'The specified bucket does not have a bucket policy.'],
  NoSuchCORSConfiguration: [404, 'The CORS configuration does not exist.'],
  NoSuchEncryptionConfiguration: [404, 'The server side encryption configuration was not found.'],
  NoSuchKey: [404, 'The specified key does not exist.'],
  NoSuchLifecycleConfiguration: [404, 'The lifecycle configuration does not exist.'],
  NoSuchTagSet: [404, 'The TagSet does not exist.'],
  NoSuchUpload: [404, 'The specified multipart upload does not exist.'],
  NoSuchVersion: [404, 'The specified version does not exist.'],
  NotImplemented: [501, 'A header you provided implies functionality that is not implemented.'],
  ObjectNotAppendable: [409, 'The object is not appendable.'],
  PreconditionFailed: [412, 'At least one of the preconditions you specified did not hold.'],
  ReplicationConfigurationNotFoundError: [404, 'The replication configuration was not found.'],
  RequestTimeTooSkewed: [403, 'The difference between the request time and the current time is too large.'],
  SignatureDoesNotMatch: [403, 'The Signature you specified is invalid.'],
  SlowDown: [503, 'Please reduce your request rate.'],
  'Emulator.DiskFull': [500, 'The disk of the machine that the emulator runs on is full.'],
  TooManyBuckets: [400, 'You have attempted to create more buckets than allowed.'],
  XMLSizeLimit: [400, 'The XML you provided is too large.'],
} as const satisfies Record<string, readonly [status: number, message: string]>

export type CosErrorCode = keyof typeof catalogue

/** What COS adds to some refusals. */
export interface ErrorDetails {
  readonly message?: string
  readonly headers?: Readonly<Record<string, string>>
  /** Further elements of the error's XML, such as `StringToSign`. */
  readonly elements?: Readonly<Record<string, string>>
}

/** A refusal as COS words it: an HTTP status and an XML body with the code. */
export class CosError extends CloudError {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly elements: Readonly<Record<string, string>>

  constructor(code: CosErrorCode, details: ErrorDetails = {}) {
    const [status, message] = catalogue[code]
    super(code, details.message ?? message)
    this.name = 'CosError'
    this.status = status
    this.headers = details.headers ?? {}
    this.elements = details.elements ?? {}
  }
}

export function refuse(code: CosErrorCode, message?: string): CosError {
  return new CosError(code, message === undefined ? {} : { message })
}

/** What the cloud may have and this emulator has not, refused by its name. */
export function notImplemented(what: string): CosError {
  return refuse('NotImplemented', `The emulator does not implement ${what}.`)
}

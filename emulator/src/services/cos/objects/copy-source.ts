import { authorize } from '../access/authorize.ts'
import type { ObjectCall } from '../call.ts'
import { CosError, refuse } from '../errors.ts'
import { readAddress } from '../http/address.ts'
import { weighConditions } from '../http/conditions.ts'
import type { StoredObject } from '../model.ts'
import { lookUp } from './look-up.ts'

/**
 * The object that `x-cos-copy-source: <bucket>.cos.<region>.myqcloud.com/<key>?versionId=…` names, if the
 * requester may read it and the request's conditions on it hold.
 */
export function readCopySource(call: ObjectCall): StoredObject {
  const { world, storage, requester, headers } = call
  const { bucket: name, region, path, query } = readAddress(`http://${sourceUrl(call)}`, '')
  if (name === undefined || path === '/') throw refuse('InvalidCopySource')
  const bucket = storage.buckets.find(name)
  if (bucket === undefined || (region !== undefined && region !== bucket.region)) throw refuse('NoSuchBucket')

  const key = path.slice(1)
  const source = lookUpSource({ storage, bucket, key, query })
  authorize(world, { requester, action: 'cos:GetObject', bucket, key, objectAcl: source.acl })
  if (weighConditions(headers, source, 'x-cos-copy-source-') !== 'holds') throw refuse('PreconditionFailed')
  if (/ARCHIVE$/.test(source.storageClass)) throw refuse('InvalidObjectState')
  return source
}

function sourceUrl({ headers }: ObjectCall): string {
  return String(headers['x-cos-copy-source']).replace(/^https?:\/\//, '')
}

/** A delete marker cannot be copied: to a copy it is a key that is not there. */
function lookUpSource(source: Parameters<typeof lookUp>[0]): StoredObject {
  try {
    return lookUp(source)
  } catch (error) {
    if (error instanceof CosError && error.code === 'MethodNotAllowed') throw refuse('InvalidCopySource')
    throw error
  }
}

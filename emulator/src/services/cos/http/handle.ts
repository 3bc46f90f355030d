import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Call as FaultyCall } from '../../../faults/call.ts'
import type { Faults } from '../../../faults/faults.ts'
import { authorize, type Wish } from '../access/authorize.ts'
import { identify, type Requester } from '../access/identify.ts'
import { readAuthorization } from '../access/signature.ts'
import type { Answer, Call } from '../call.ts'
import { refuse } from '../errors.ts'
import { limits } from '../limits.ts'
import type { Bucket } from '../model.ts'
import { findObject } from '../objects/versioning.ts'
import type { Route } from '../routes.ts'
import type { Storage } from '../storage/index.ts'
import type { Address } from './address.ts'
import { findRoute } from './find-route.ts'

/**
 * The region of a bucket that is created at an address that does not tell one (the bucket in the path); it
 * does not exist in the cloud.
 */
const regionOfPathAddresses = 'ap-guangzhou'

/** Takes a request to its operation: what is it, who asks, may they, do it. */
export async function handle(
  faults: Faults,
  storage: Storage,
  request: IncomingMessage,
  response: ServerResponse,
  address: Address,
): Promise<Answer> {
  const { world, skewedWorld } = faults
  const { headers, method = '' } = request
  const route = findRoute(method, address, headers)
  const signed = { method, address, headers }
  const requester = identify(skewedWorld, signed)
  const { query } = address
  const faulty: FaultyCall = {
    protocol: 'cos',
    product: 'cos',
    action: nameOf(route),
    region: address.region ?? '',
    get secretId() {
      return readAuthorization(signed)?.secretId ?? ''
    },
    temporary: isTemporary(requester),
    parameters: {},
    body: request,
    request,
    response,
  }
  return faults.carry(faulty, () => {
    const { body = request } = faulty
    return run(route, { world, storage, requester, address, query, headers, body })
  })
}

/** What policies call it, else what its function is called: `DeleteObjects`. */
function nameOf({ action, run: { name } }: Route): string {
  return action?.replace('cos:', '') ?? name.slice(0, 1).toUpperCase() + name.slice(1)
}

function isTemporary({ type }: Requester): boolean {
  return type === 'role' || type === 'federated'
}

function run(route: Route, call: Call): Answer | Promise<Answer> {
  const { bucket: name = '', region = regionOfPathAddresses, query } = call.address
  switch (route.on) {
    case 'service':
      permit(route, call, { bucket: { name: '*', region: call.address.region ?? '*' }, key: '' })
      return route.run(call)
    case 'bucket-name':
      permit(route, call, { bucket: { name, region }, key: '' })
      return route.run({ ...call, bucketName: name, region })
    case 'bucket': {
      const bucket = findBucket(call)
      permit(route, call, { bucket, key: query.get('prefix') ?? '' })
      return route.run({ ...call, bucket })
    }
    case 'object': {
      const bucket = findBucket(call)
      const key = readKey(call.address)
      const object = findObject(call.storage.versions, bucket, key, query.get('versionId'))
      permit(route, call, { bucket, key, objectAcl: object?.acl })
      return route.run({ ...call, bucket, key })
    }
  }
}

function permit(
  { action }: Route,
  { world, requester }: Call,
  what: Omit<Wish, 'requester' | 'action'>,
): void {
  if (action !== undefined) authorize(world, { requester, action, ...what })
}

/** A bucket that is there and, where the address names a region, in that one. */
function findBucket({ storage, address }: Call): Bucket {
  const bucket = storage.buckets.find(address.bucket ?? '')
  if (bucket === undefined || (address.region !== undefined && address.region !== bucket.region)) {
    throw refuse('NoSuchBucket')
  }
  return bucket
}

/** https://cloud.tencent.com/document/product/436/13324 */
function readKey({ path }: Address): string {
  const key = path.slice(1)
  if (Buffer.byteLength(key) > limits.keyBytes) throw refuse('KeyTooLong')
  return key
}

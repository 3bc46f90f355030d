import type { World } from '../../../engine/world.ts'
import { findCredential } from '../../cam/credentials.ts'
import type { Caller } from '../../service.ts'
import { refuse } from '../errors.ts'
import { checkSignature, checkTime, readAuthorization, type SignedRequest } from './signature.ts'

/** Nobody in particular: a request without a signature. */
export type Requester = Caller | { readonly type: 'anonymous' }

/** Who sent this request. Refuses a signature that does not prove what it claims. */
export function identify(world: World, request: SignedRequest): Requester {
  const authorization = readAuthorization(request)
  if (authorization === undefined) return { type: 'anonymous' }

  const now = world.clock.now()
  const credential = findCredential(world, authorization.secretId)
  // A temporary key is known by its token only, so one without it does not exist.
  if (credential === undefined || credential.token !== securityToken(request))
    throw refuse('InvalidAccessKeyId')
  if (credential.expiresAt !== undefined && now >= credential.expiresAt) throw refuse('ExpiredToken')
  checkTime(authorization, now)
  checkSignature(request, authorization, credential.secretKey)
  return credential.caller
}

function securityToken({ headers, address }: SignedRequest): string | undefined {
  const token = headers['x-cos-security-token'] ?? address.query.get('x-cos-security-token')
  return token === undefined ? undefined : String(token)
}

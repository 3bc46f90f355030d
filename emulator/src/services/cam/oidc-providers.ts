import type { Collection } from '../../engine/store.ts'
import type { World } from '../../engine/world.ts'
import { CloudError } from '../../errors.ts'

/** Somebody whose signed tokens are believed, such as a CI service. */
export interface OidcProvider {
  readonly name: string
  /** Its `iss`. */
  readonly url: string
  /** Each of them can be a token's `aud`. */
  readonly clientIds: readonly string[]
  /** Its public keys, a JWKS in base64 as it was given. */
  readonly keys: string
  readonly description: string
}

/** By name. */
export function oidcProviders(world: World): Collection<OidcProvider> {
  return world.store.collection('cam.oidc-providers')
}

/** @throws CloudError `ResourceNotFound.IdentityNotExist` */
export function findOidcProvider(world: World, name: string): OidcProvider {
  const provider = oidcProviders(world).get(name)
  if (provider) return provider
  throw new CloudError('ResourceNotFound.IdentityNotExist', `The identity provider ${name} does not exist.`)
}

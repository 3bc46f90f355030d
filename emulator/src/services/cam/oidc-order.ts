import { createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto'
import type { CreateOIDCConfigRequest } from 'tencentcloud-sdk-nodejs/tencentcloud/services/cam/v20190116/cam_models.js'
import { CloudError } from '../../errors.ts'
import { supportOnly } from '../supported-fields.ts'
import { limits } from './limits.ts'
import { checkName } from './names.ts'
import type { OidcProvider } from './oidc-providers.ts'

/** An RSA key of a provider, and the `kid` by which tokens name it. */
export interface SigningKey {
  readonly id: string | undefined
  readonly key: KeyObject
}

/** What CreateOIDCConfig and UpdateOIDCConfig say, which is always the whole. @throws CloudError */
export function readProvider(request: CreateOIDCConfigRequest): OidcProvider {
  supportOnly(request, ['IdentityUrl', 'ClientId', 'Name', 'IdentityKey', 'Description', 'AutoRotateKey'])
  const { Name, IdentityUrl, ClientId, IdentityKey, Description = '' } = request
  checkName(Name, 'InvalidParameterValue.NameError')
  if (!/^https:\/\/[^\s?#]+$/.test(IdentityUrl)) {
    throw new CloudError('InvalidParameterValue.IdentityUrlError', 'IdentityUrl must be an https address.')
  }
  if (ClientId.length === 0 || ClientId.length > limits.clientIds) {
    throw new CloudError('InvalidParameter', `ClientId has 1 to ${limits.clientIds} entries.`)
  }
  if (request.AutoRotateKey) {
    throw new CloudError(
      'Emulator.ParameterNotSupported',
      'This emulator asks nobody for new keys: AutoRotateKey 0.',
    )
  }
  readKeys(IdentityKey)
  return { name: Name, url: IdentityUrl, clientIds: ClientId, keys: IdentityKey, description: Description }
}

/** The keys of a JWKS in base64. @throws CloudError `InvalidParameterValue.MetadataError` */
export function readKeys(encoded: string): SigningKey[] {
  try {
    const { keys } = JSON.parse(Buffer.from(encoded, 'base64').toString('utf8')) as { keys: JsonWebKey[] }
    const signing = keys
      .filter(({ kty }) => kty === 'RSA')
      .map((jwk) => ({ id: textOf(jwk.kid), key: createPublicKey({ key: jwk, format: 'jwk' }) }))
    if (signing.length > 0) return signing
  } catch {
    // Not base64, not JSON, not keys: all the same to whoever reads the refusal.
  }
  throw new CloudError(
    'InvalidParameterValue.MetadataError',
    'IdentityKey must be a JWKS with an RSA key, encoded in base64.',
  )
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

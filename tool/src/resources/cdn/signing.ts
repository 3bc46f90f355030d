import type {
  Authentication,
  DetailDomain,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cdn/v20180606/cdn_models.js'
import { appSecret } from '../../secrets/app-secrets.ts'
import { filesCdnKey, keysOf } from '../../secrets/cdn-key.ts'
import { fingerprint, type Secrets } from '../../secrets/secrets.ts'

/** The parameter that carries a signature. Nodes hand it on to COS, which takes its own one in `sign`. */
export const signatureParameter = 'cdn_sign'

/** Seconds that a signed address is good for, as long as one on COS itself. */
export const addressSeconds = 900

/** Every file needs a signature. */
const concerns = { FileExtensions: ['*'], FilterType: 'blacklist' } as const

/** The keys of an environment: the one that signs, and the one before it. Generated where there is none. */
export function signingKeys(secrets: Secrets): readonly string[] {
  return keysOf(appSecret(secrets, filesCdnKey))
}

/** Type A: its key ends what is hashed, so that nothing can be added to what was signed. */
export function authenticationWith([SecretKey = '', BackupSecretKey]: readonly string[]): Authentication {
  return {
    Switch: 'on',
    TypeA: {
      SecretKey,
      ...(BackupSecretKey === undefined ? {} : { BackupSecretKey }),
      SignParam: signatureParameter,
      ExpireTime: addressSeconds,
      ...concerns,
      FileExtensions: [...concerns.FileExtensions],
    },
  }
}

/** What tells one pair of keys from another; empty for a domain that does not ask for signatures as it should. */
export function credentialsIn({ Authentication }: DetailDomain): string {
  const type = Authentication?.Switch === 'on' ? Authentication.TypeA : undefined
  if (!type || type.SignParam !== signatureParameter || type.ExpireTime !== addressSeconds) return ''
  if (type.FilterType !== concerns.FilterType || !type.FileExtensions.includes('*')) return ''
  const { SecretKey, BackupSecretKey } = type
  return fingerprint(SecretKey, ...(BackupSecretKey ? [BackupSecretKey] : []))
}

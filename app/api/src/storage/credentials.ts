import { z } from 'zod'
import type { Clock } from '../clock.ts'
import { Secret } from '../secret.ts'

export interface Credentials {
  secretId: string
  secretKey: Secret
  /** Present on the temporary keys of a role. */
  token?: Secret
}

/** Gives keys that are valid now. */
export type CredentialSource = () => Promise<Credentials>

export function fixedCredentials(secretId: Secret, secretKey: Secret): CredentialSource {
  const credentials = { secretId: secretId.reveal(), secretKey }
  return async () => credentials
}

/** Renewed while the old ones still work, so that a metadata service away for a moment goes unnoticed. */
const RENEW_BEFORE_EXPIRY_MS = 5 * 60_000
const METADATA_TIMEOUT_MS = 2_000
const ROLES = '/latest/meta-data/cam/security-credentials/'

const roleKeys = z.object({
  Code: z.literal('Success'),
  TmpSecretId: z.string(),
  TmpSecretKey: z.string(),
  Token: z.string(),
  /** Seconds since the epoch. */
  ExpiredTime: z.number(),
})

/**
 * Keys of the role that the instance carries, from its metadata service.
 * https://cloud.tencent.com/document/product/213/4934
 */
export function instanceRoleCredentials(endpoint: URL, clock: Clock): CredentialSource {
  let current: { credentials: Credentials; expiresAt: number } | undefined
  let renewal: Promise<Credentials> | undefined

  async function renew(): Promise<Credentials> {
    const role = (await read(endpoint, ROLES)).trim()
    const keys = roleKeys.parse(JSON.parse(await read(endpoint, `${ROLES}${role}`)))
    const credentials = {
      secretId: keys.TmpSecretId,
      secretKey: new Secret(keys.TmpSecretKey),
      token: new Secret(keys.Token),
    }
    current = { credentials, expiresAt: keys.ExpiredTime * 1000 }
    return credentials
  }

  return async () => {
    const left = current ? current.expiresAt - clock().getTime() : 0
    if (current && left > RENEW_BEFORE_EXPIRY_MS) return current.credentials
    renewal ??= renew().finally(() => {
      renewal = undefined
    })
    if (current && left > 0) return renewal.catch(() => current?.credentials ?? Promise.reject())
    return renewal
  }
}

async function read(endpoint: URL, path: string): Promise<string> {
  const url = `${endpoint.href.replace(/\/$/, '')}${path}`
  const response = await fetch(url, { signal: AbortSignal.timeout(METADATA_TIMEOUT_MS) })
  if (!response.ok) throw new Error(`The metadata service answered ${response.status} for ${path}`)
  return response.text()
}

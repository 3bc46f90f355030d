import { CloudError } from '../../errors.ts'
import type { TemporaryCredential } from '../cam/credentials.ts'
import { parsePolicy } from '../cam/policy-document.ts'
import { isoTime } from '../timestamps.ts'

export function checkDuration(seconds: number, longest: number): void {
  if (seconds >= 1 && seconds <= longest) return
  throw new CloudError('InvalidParameter.ParamError', `DurationSeconds must be within 1 and ${longest}.`)
}

/** Session policies arrive URL-encoded. */
export function readSessionPolicy(encoded: string): string {
  const document = decode(encoded)
  parsePolicy(document)
  return document
}

export function writeCredential({ secretId, secretKey, token, expiresAt }: TemporaryCredential) {
  return {
    Credentials: { TmpSecretId: secretId, TmpSecretKey: secretKey, Token: token },
    ExpiredTime: Math.floor(expiresAt / 1000),
    Expiration: isoTime(expiresAt),
  }
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    throw new CloudError('InvalidParameter.ParamError', 'The policy is not correctly URL-encoded.')
  }
}

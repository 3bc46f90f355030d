import { CloudError } from '../errors.ts'

/** The parts of a TC3 `Authorization` header. */
export interface Authorization {
  readonly secretId: string
  /** `2026-03-14`, in UTC. */
  readonly date: string
  readonly service: string
  /** In the order in which they were signed; `content-type` and `host` are always among them. */
  readonly signedHeaders: readonly string[]
  /** 64 hexadecimal digits. */
  readonly signature: string
}

const form =
  /^TC3-HMAC-SHA256 +Credential=([^/,\s]+)\/(\d{4}-\d{2}-\d{2})\/([^/,\s]+)\/tc3_request, *SignedHeaders=([a-z0-9;_-]+), *Signature=([0-9a-f]{64})$/

/** @throws CloudError `AuthFailure.InvalidAuthorization` */
export function parseAuthorization(header: string | undefined): Authorization {
  const parts = form.exec(header ?? '')
  if (!parts) throw invalid('The Authorization header is missing or not in the form of TC3-HMAC-SHA256.')
  const [, secretId = '', date = '', service = '', names = '', signature = ''] = parts
  const signedHeaders = names.split(';')
  if (!signedHeaders.includes('content-type') || !signedHeaders.includes('host')) {
    throw invalid('SignedHeaders must contain content-type and host.')
  }
  return { secretId, date, service, signedHeaders, signature }
}

function invalid(message: string): CloudError {
  return new CloudError('AuthFailure.InvalidAuthorization', message)
}

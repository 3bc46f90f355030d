import { createHash, createHmac } from 'node:crypto'

export interface SignedRequest {
  readonly url: string
  readonly headers: Record<string, string>
  readonly body: string
}

export interface Signing {
  readonly secretId: string
  readonly secretKey: string
  readonly action: string
  readonly version: string
  readonly service?: string
  readonly region?: string
  readonly token?: string
  readonly body?: string
  /** Unix seconds. */
  readonly timestamp?: number
  /** As the Node SDK does it, without the port; other SDKs leave it on. */
  readonly signedHost?: string
  /** Signed besides content-type and host. */
  readonly extraHeaders?: Record<string, string>
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()

/** Signs as https://cloud.tencent.com/document/api/213/30654 says, written apart from the code that verifies. */
export function signRequest(endpoint: string, signing: Signing): SignedRequest {
  const { body = '{}', service = '127', timestamp = Math.floor(Date.now() / 1000) } = signing
  const { hostname } = new URL(endpoint)
  const date = new Date(timestamp * 1000).toISOString().slice(0, 10)
  const signed: Record<string, string> = {
    'content-type': 'application/json',
    host: signing.signedHost ?? hostname,
    ...signing.extraHeaders,
  }
  const names = Object.keys(signed).sort()
  const lines = names.map((name) => `${name}:${signed[name]}\n`).join('')
  const canonical = `POST\n/\n\n${lines}\n${names.join(';')}\n${sha256(body)}`
  const scope = `${date}/${service}/tc3_request`
  const text = `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(canonical)}`
  const key = hmac(hmac(hmac(`TC3${signing.secretKey}`, date), service), 'tc3_request')
  const signature = hmac(key, text).toString('hex')
  return {
    url: `${endpoint}/`,
    body,
    headers: {
      'content-type': 'application/json',
      'x-tc-action': signing.action,
      'x-tc-version': signing.version,
      'x-tc-timestamp': String(timestamp),
      'x-tc-region': signing.region ?? 'ap-guangzhou',
      ...(signing.token === undefined ? {} : { 'x-tc-token': signing.token }),
      ...signing.extraHeaders,
      authorization: `TC3-HMAC-SHA256 Credential=${signing.secretId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
    },
  }
}

export interface Answer {
  readonly RequestId: string
  readonly Error?: { readonly Code: string; readonly Message: string }
  readonly [field: string]: unknown
}

/** Sends a request, perhaps after something was done to it, and returns the inner object of the answer. */
export async function send({ url, headers, body }: SignedRequest): Promise<Answer> {
  const response = await fetch(url, { method: 'POST', headers, body })
  const { Response } = (await response.json()) as { Response: Answer }
  return Response
}

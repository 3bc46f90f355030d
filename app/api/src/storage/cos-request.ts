import { once } from 'node:events'
import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { text } from 'node:stream/consumers'
import COS from 'cos-nodejs-sdk-v5'
import { type CosConnection, type CosPlace, giveUp } from './cos-connection.ts'
import { CosError } from './cos-error.ts'

/** Between two signs of life. */
const SILENCE_MS = 10_000

export interface CosRequest {
  readonly method: 'GET' | 'PUT'
  readonly key: string
  readonly query?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Buffer
}

/**
 * A request signed by the SDK but sent without it: the SDK's streams carry an error document as if it were the file,
 * and do not tell whether they came to an end.
 */
export async function send(connection: CosConnection, request: CosRequest): Promise<IncomingMessage> {
  const { place } = connection
  const { secretId, secretKey, token } = await connection.credentials().catch(giveUp)
  const host = hostOf(place)
  const authorization = COS.getAuthorization({
    SecretId: secretId,
    SecretKey: secretKey.reveal(),
    Method: request.method,
    Pathname: `/${request.key}`,
    Query: { ...request.query },
    Headers: { Host: host },
  })
  const url = new URL(
    `/${request.key}?${new URLSearchParams(request.query)}`,
    place.endpoint ?? `https://${host}`,
  )
  const outgoing = (url.protocol === 'http:' ? requestHttp : requestHttps)(url, {
    method: request.method,
    timeout: SILENCE_MS,
    headers: {
      ...request.headers,
      host,
      authorization,
      ...(token && { 'x-cos-security-token': token.reveal() }),
      ...(request.body && { 'content-length': request.body.length }),
    },
  })
  outgoing.on('timeout', () => outgoing.destroy(new Error('COS fell silent')))
  outgoing.end(request.body)
  const [response]: IncomingMessage[] = await once(outgoing, 'response').catch((error) =>
    giveUp(new CosError(error)),
  )
  if (!response) throw new Error('A response event carries a response')
  const { statusCode = 0 } = response
  if (statusCode < 300) return response
  const code = /<Code>(\w+)<\/Code>/.exec(await text(response).catch(() => ''))?.[1]
  throw giveUp(new CosError({ statusCode, code, headers: response.headers }))
}

/** An address that carries its own permission, for a browser. It sends `headers`, or is refused. */
export async function addressFor(
  { place, credentials }: CosConnection,
  request: Omit<CosRequest, 'body'>,
  seconds: number,
): Promise<URL> {
  const { secretId, secretKey, token } = await credentials().catch(giveUp)
  // Elsewhere than in the cloud a bucket has no host of its own and stands in the path, which is signed without it.
  const { endpoint, bucket } = place
  const headers = endpoint ? {} : { Host: hostOf(place) }
  const signature = COS.getAuthorization({
    SecretId: secretId,
    SecretKey: secretKey.reveal(),
    Method: request.method,
    Pathname: `/${request.key}`,
    Query: { ...request.query },
    Headers: { ...request.headers, ...headers },
    Expires: seconds,
  })
  const url = endpoint
    ? new URL(`/${bucket}/${request.key}`, endpoint)
    : new URL(`https://${hostOf(place)}/${request.key}`)
  const parameters = new URLSearchParams(signature)
  for (const [name, value] of Object.entries(request.query ?? {})) parameters.set(name, value)
  if (token) parameters.set('x-cos-security-token', token.reveal())
  url.search = String(parameters)
  return url
}

function hostOf({ bucket, region }: CosPlace): string {
  return `${bucket}.cos.${region}.myqcloud.com`
}

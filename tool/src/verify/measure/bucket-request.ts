import { type IncomingHttpHeaders, request } from 'node:http'
import { request as secureRequest } from 'node:https'
import type { CheckInput } from '../check.ts'

export interface BucketAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
}

/** Asks a bucket as a stranger would, without a signature. */
export function askBucket(
  { session }: CheckInput,
  bucket: string,
  {
    method = 'GET',
    path = '/',
    headers = {},
  }: {
    readonly method?: string
    readonly path?: string
    readonly headers?: Readonly<Record<string, string>>
  } = {},
): Promise<BucketAnswer> {
  const { region, cosEndpoint } = session.context.cloud.connection
  const host = `${bucket}.cos.${region}.myqcloud.com`
  const options = { method, path, timeout: 10_000 }
  return new Promise((done, failed) => {
    const asked =
      cosEndpoint === undefined
        ? secureRequest({ host, headers, ...options })
        : request(cosEndpoint, { headers: { ...headers, host }, ...options })
    asked.on('response', (answer) => {
      answer.resume()
      done({ status: answer.statusCode ?? 0, headers: answer.headers })
    })
    asked.on('timeout', () => asked.destroy(new Error(`${host} did not answer`)))
    asked.on('error', failed)
    asked.end()
  })
}

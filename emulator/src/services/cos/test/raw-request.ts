import { type IncomingHttpHeaders, request } from 'node:http'
import type { CosFixture } from './cos-fixture.ts'
import { region } from './cos-fixture.ts'

export interface RawRequest {
  readonly method?: string
  /** Path and query. */
  readonly target?: string
  /** The bucket's own, unless given. */
  readonly host?: string
  readonly headers?: Record<string, string>
  readonly body?: string | Buffer
}

export interface RawAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export function hostOf({ bucket }: Pick<CosFixture, 'bucket'>): string {
  return `${bucket}.cos.${region}.myqcloud.com`
}

/** Sends exactly what it is told, unsigned unless `headers` say otherwise. */
export function sendRaw(
  cos: CosFixture,
  { method = 'GET', target = '/', host = hostOf(cos), headers = {}, body }: RawRequest,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port: cos.port,
        method,
        path: target,
        headers: { host, ...headers },
        agent: false,
      },
      async (response) => {
        const chunks: Buffer[] = []
        for await (const chunk of response) chunks.push(chunk)
        const { statusCode = 0, headers: received } = response
        resolve({ status: statusCode, headers: received, body: Buffer.concat(chunks).toString() })
      },
    )
    sent.once('error', reject)
    sent.end(body)
  })
}

/** The same, signed with the root key over method, path, query and Host. */
export function sendSigned(cos: CosFixture, raw: RawRequest): Promise<RawAnswer> {
  const { method = 'GET', target = '/', host = hostOf(cos) } = raw
  const url = new URL(target, `http://${host}`)
  const authorization = cos.client().getAuth({
    Method: method,
    Key: decodeURIComponent(url.pathname),
    Query: Object.fromEntries(url.searchParams),
    Headers: { Host: host },
  } as Parameters<ReturnType<CosFixture['client']>['getAuth']>[0])
  return sendRaw(cos, { ...raw, headers: { ...raw.headers, authorization } })
}

export function codeOf({ body }: RawAnswer): string | undefined {
  return /<Code>(.*?)<\/Code>/.exec(body)?.[1]
}

import type COS from 'cos-nodejs-sdk-v5'
import type { Connection } from './cloud.ts'
import { CloudCallError } from './errors.ts'

/** The official COS client; loaded on first use. */
export type CosClient = COS

export async function openCos(connection: Connection): Promise<CosClient> {
  const { default: Client } = await import('cos-nodejs-sdk-v5')
  const { secretId, secretKey, token, cosEndpoint } = connection
  // With `Ip` the client connects there and keeps the bucket's real host name in Host and signature.
  const place = cosEndpoint === undefined ? {} : { Ip: new URL(cosEndpoint).host, Protocol: 'http:' as const }
  return new Client({
    SecretId: secretId,
    SecretKey: secretKey,
    ...(token === undefined ? {} : { SecurityToken: token }),
    ...place,
  })
}

/** Runs one COS request and turns its failure into a `CloudCallError`. The SDK retries by itself. */
export async function cosCall<T>(operation: string, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (error) {
    const { code, message, statusCode, headers } = error as {
      code?: string
      message?: string
      statusCode?: number
      headers?: Readonly<Record<string, string>>
    }
    throw new CloudCallError(`cos:${operation}`, message ?? String(error), {
      // A HEAD has no body to carry a code; 404 means the same as the code would.
      code: code === undefined || code === '404' ? (statusCode === 404 ? 'NoSuchBucket' : undefined) : code,
      requestId: headers?.['x-cos-request-id'],
      httpStatus: statusCode,
      cause: error,
    })
  }
}

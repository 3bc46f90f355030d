import type { IncomingMessage } from 'node:http'
import { CloudError } from '../errors.ts'

/** Bytes; the cloud's limit for TC3-signed requests. https://cloud.tencent.com/document/api/213/30654 */
const largestBody = 10 * 1024 * 1024

/** @throws CloudError `RequestSizeLimitExceeded`; the rest of the body is then read and dropped. */
export function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > largestBody) chunks = []
      else chunks.push(chunk)
    })
    request.on('end', () => {
      if (size > largestBody) reject(tooLarge())
      else resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks))
    })
    request.on('error', reject)
  })
}

/** Members that are `null` count as absent, so actions need not know them. */
export function parseBody(body: Buffer): unknown {
  const text = body.toString()
  try {
    const value: unknown = JSON.parse(text === '' ? '{}' : text)
    return text.includes('null') ? withoutNulls(value) : value
  } catch {
    throw new CloudError('InvalidParameter', 'The request body is not valid JSON.')
  }
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([, member]) => member !== null)
  return Object.fromEntries(kept.map(([name, member]) => [name, withoutNulls(member)]))
}

function tooLarge(): CloudError {
  return new CloudError('RequestSizeLimitExceeded', `The request exceeds ${largestBody} bytes.`)
}

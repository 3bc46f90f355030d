import { createHash, randomBytes } from 'node:crypto'
import { signatureParameter } from './signing.ts'

/**
 * A path with the signature that the CDN asks for, as an app makes it.
 * https://cloud.tencent.com/document/product/228/41623
 *
 * @param path begins with `/`, encoded
 */
export function signedPath(path: string, key: string, at: Date): string {
  const seconds = Math.floor(at.getTime() / 1000)
  const random = randomBytes(8).toString('hex')
  const hash = createHash('md5').update(`${path}-${seconds}-${random}-0-${key}`).digest('hex')
  return `${path}?${signatureParameter}=${seconds}-${random}-0-${hash}`
}

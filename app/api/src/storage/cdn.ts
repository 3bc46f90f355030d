import { createHash, randomBytes } from 'node:crypto'
import type { Secret } from '../secret.ts'

/** Nodes of a CDN that read the bucket, and answer whoever has an address that was signed with the key. */
export interface Cdn {
  /** What its addresses begin with. */
  readonly url: URL
  readonly key: Secret
}

/**
 * The parameter that carries the signature. The CDN sends it on to COS, which takes its own one in `sign`, so it has
 * another name.
 */
const PARAMETER = 'cdn_sign'

/**
 * Where whoever knows the address may read an object, as long as the CDN is told to take signatures: type A of its
 * authentication, whose key ends what is hashed, so that nothing can be added to it.
 * https://cloud.tencent.com/document/product/228/41623
 *
 * @param key letters that a path has as they are
 */
export function addressOnCdn({ url, key: secret }: Cdn, key: string, at: Date): URL {
  const path = `/${key}`
  const seconds = Math.floor(at.getTime() / 1_000)
  const random = randomBytes(8).toString('hex')
  const signed = `${path}-${seconds}-${random}-0-${secret.reveal()}`
  const hash = createHash('md5').update(signed).digest('hex')
  return new URL(`${path}?${PARAMETER}=${seconds}-${random}-0-${hash}`, url)
}

import type { Settings } from '../model.ts'
import { signatureParameters } from './authenticate.ts'

/** What a request asks for. */
export interface Target {
  /** As it came: path and parameters. */
  readonly whole: string
  readonly path: string
  readonly query: URLSearchParams
  /** What is kept under: the path, and the parameters that count. Those of a signature never do. */
  readonly key: string
}

/** https://cloud.tencent.com/document/product/228/41634 */
export function readTarget({ CacheKey, Authentication }: Settings, url: string): Target {
  const [path = '/', search = ''] = url.split('?', 2)
  const query = new URLSearchParams(search)
  return { whole: url, path, query, key: keyOf(path, query, CacheKey, signatureParameters(Authentication)) }
}

function keyOf(
  path: string,
  query: URLSearchParams,
  cacheKey: Settings['CacheKey'],
  signature: readonly string[],
): string {
  if (cacheKey?.FullUrlCache === 'off') return path
  const counting = new URLSearchParams(query)
  for (const name of signature) counting.delete(name)
  return counting.size === 0 ? path : `${path}?${counting}`
}

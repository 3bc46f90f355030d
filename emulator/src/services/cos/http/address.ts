import { notImplemented, refuse } from '../errors.ts'

/** What a request's URL and Host say: which bucket, in which region, and the path that the client signed. */
export interface Address {
  /** Absent where the service itself is meant. */
  readonly bucket?: string
  /** Absent where the address does not tell: `service.cos.myqcloud.com`, and the bucket in the path. */
  readonly region?: string
  /** Decoded, beginning with `/`, without the bucket. */
  readonly path: string
  readonly query: Query
  /** As the client sent it, port included. */
  readonly host: string
}

/** Query parameters, decoded; one that is given twice counts once, as its first. */
export type Query = ReadonlyMap<string, string>

const cosHost = /^(?:(.+)\.)?cos(?:-internal)?\.([a-z0-9-]+)\.(?:myqcloud\.com|tencentcos\.cn)$/
const serviceHost = /^service\.cos\.(?:myqcloud\.com|tencentcos\.cn)$/
const localHost = /^(?:([a-z0-9-]+-\d+)\.)?localhost$/
const bucketInPath = /^\/([a-z0-9-]+-\d+)(\/.*)?$/s

/**
 * Reads where a request goes. Four forms: the bucket in the Host as in the cloud; the same as an absolute URL,
 * as sent to a proxy; `<bucket>.localhost`; and `http://<this server>/<bucket>/<key>`, which the official
 * SDKs can be told to use (`Domain: "127.0.0.1:9912/{Bucket}"`) while they sign the path without the bucket.
 */
export function readAddress(target: string, hostHeader: string): Address {
  const absolute = /^https?:\/\/([^/?]+)(.*)$/s.exec(target)
  const host = absolute?.[1] ?? hostHeader
  const [rawPath = '/', ...search] = (absolute?.[2] ?? target).split('?')
  const path = decode(rawPath === '' ? '/' : rawPath)
  const query = readQuery(search.join('?'))
  const name = host.replace(/:\d+$/, '').toLowerCase()

  if (serviceHost.test(name)) return { path, query, host }
  const [inCloud, bucket, region = ''] = cosHost.exec(name) ?? []
  if (inCloud !== undefined) return withBucket(bucket, { region, path, query, host })
  if (/\.(?:myqcloud\.com|tencentcos\.cn)$/.test(name)) throw notImplemented(`the endpoint ${name}`)

  const local = localHost.exec(name)?.[1]
  if (local !== undefined) return { bucket: local, path, query, host }
  const [, first, rest = '/'] = bucketInPath.exec(path) ?? []
  return first === undefined ? { path, query, host } : { bucket: first, path: rest, query, host }
}

function withBucket(bucket: string | undefined, address: Address): Address {
  return bucket === undefined ? address : { ...address, bucket }
}

export function readQuery(search: string): Query {
  const query = new Map<string, string>()
  for (const pair of search.split('&')) {
    if (pair === '') continue
    const [name = '', ...value] = pair.split('=')
    const key = decodeFormValue(name)
    if (!query.has(key)) query.set(key, decodeFormValue(value.join('=')))
  }
  return query
}

function decodeFormValue(text: string): string {
  return decode(text.replaceAll('+', ' '))
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw refuse('InvalidURI')
  }
}

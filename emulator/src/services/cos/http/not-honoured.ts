import type { IncomingHttpHeaders } from 'node:http'
import { notImplemented } from '../errors.ts'
import type { Route } from '../routes.ts'
import type { Query } from './address.ts'

/** The parameters that carry a signature. */
const signatureParameters = [
  'q-sign-algorithm',
  'q-ak',
  'q-sign-time',
  'q-key-time',
  'q-header-list',
  'q-url-param-list',
  'q-signature',
  'sign',
  'x-cos-security-token',
]

/** What the cloud takes with a download besides the parameters of GET Object: data processing, limits. */
const processingParameters = /^(?:ci-|image|watermark|x-cos-|x-ci-|response-|dsttype|page$|exif)/i

/** Headers that the cloud honours and no operation here does. */
const otherHeaders = [
  'pic-operations',
  'x-cos-callback',
  'x-cos-content-sha1',
  'x-cos-expires',
  'x-cos-fetch-source',
  'x-cos-mfa',
  'x-cos-object-lock',
  'x-cos-return-body',
  'x-cos-server-side-encryption-',
  'x-cos-copy-source-server-side-encryption-',
  'x-cos-traffic-limit',
  'x-cos-website-redirect-location',
]

/**
 * Refuses, by its name, what the cloud would heed and this emulator would pass over. What the cloud itself
 * passes over, such as `?v=2` after a key or an invented header, is passed over here too.
 */
export function refuseNotHonoured(
  route: Route | undefined,
  method: string,
  query: Query,
  headers: IncomingHttpHeaders,
): void {
  if (method === 'OPTIONS') return
  const honoured = [...signatureParameters, route?.parameter, ...(route?.parameters ?? [])]
  for (const [name, value] of query) {
    if (honoured.includes(name)) continue
    const isDecoration =
      route?.on === 'object' &&
      ['GET', 'HEAD'].includes(method) &&
      value !== '' &&
      !processingParameters.test(name)
    if (!isDecoration) throw notImplemented(`the parameter ${name}`)
  }
  const header = Object.keys(headers).find((name) => otherHeaders.some((other) => name.startsWith(other)))
  if (header !== undefined) throw notImplemented(`the header ${header}`)
}

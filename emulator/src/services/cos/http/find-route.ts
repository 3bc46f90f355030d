import type { IncomingHttpHeaders } from 'node:http'
import { notImplemented, refuse } from '../errors.ts'
import { type Route, routes } from '../routes.ts'
import type { Address, Query } from './address.ts'

/** The parameters that carry a signature. */
const signatureParameters = new Set([
  'q-sign-algorithm',
  'q-ak',
  'q-sign-time',
  'q-key-time',
  'q-header-list',
  'q-url-param-list',
  'q-signature',
  'sign',
  'x-cos-security-token',
])

/** Headers of COS's own that some operation honours, besides metadata, grants and a copy's conditions. */
const knownHeaders = new Set([
  'x-cos-acl',
  'x-cos-copy-source',
  'x-cos-copy-source-range',
  'x-cos-forbid-overwrite',
  'x-cos-metadata-directive',
  'x-cos-sdk-retry',
  'x-cos-security-token',
  'x-cos-server-side-encryption',
  'x-cos-storage-class',
  'x-cos-tagging',
  'x-cos-tagging-directive',
])
const knownHeaderFamilies = ['x-cos-meta-', 'x-cos-grant-', 'x-cos-copy-source-if-']

/** Finds the operation; whatever it would not honour is refused by its name, never passed over. */
export function findRoute(method: string, address: Address, headers: IncomingHttpHeaders): Route {
  const places = placesOf(address)
  const here = routes.filter((route) => places.includes(route.on))
  const route = here.find((candidate) => fits(candidate, method, address.query, headers))
  const unknown = unknownParameter(route, address.query) ?? unknownHeader(headers)
  if (unknown !== undefined) throw notImplemented(unknown)
  if (route === undefined) throw refuse('MethodNotAllowed')
  return route
}

function placesOf({ bucket, path }: Address): Route['on'][] {
  if (bucket === undefined) return ['service']
  return path === '/' ? ['bucket', 'bucket-name'] : ['object']
}

function fits(route: Route, method: string, query: Query, headers: IncomingHttpHeaders): boolean {
  return (
    route.method === method &&
    (route.parameter === undefined || query.has(route.parameter)) &&
    (route.header === undefined || headers[route.header] !== undefined)
  )
}

function unknownParameter(route: Route | undefined, query: Query): string | undefined {
  const known = [route?.parameter, ...(route?.parameters ?? [])]
  const unknown = [...query.keys()].find((name) => !signatureParameters.has(name) && !known.includes(name))
  return unknown === undefined || route?.method === 'OPTIONS' ? undefined : `the parameter ${unknown}`
}

function unknownHeader(headers: IncomingHttpHeaders): string | undefined {
  const unknown = Object.keys(headers).find(
    (name) =>
      name === 'pic-operations' ||
      (name.startsWith('x-cos-') &&
        !knownHeaders.has(name) &&
        !knownHeaderFamilies.some((family) => name.startsWith(family))),
  )
  return unknown === undefined ? undefined : `the header ${unknown}`
}

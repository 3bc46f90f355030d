import type { IncomingHttpHeaders } from 'node:http'
import { refuse } from '../errors.ts'
import { type Route, routes } from '../routes.ts'
import type { Address, Query } from './address.ts'
import { refuseNotHonoured } from './not-honoured.ts'

/** Finds the operation that a request asks for; it honours all that the request says. */
export function findRoute(method: string, address: Address, headers: IncomingHttpHeaders): Route {
  const places = placesOf(address)
  const here = routes.filter((route) => places.includes(route.on))
  const route = here.find((candidate) => fits(candidate, method, address.query, headers))
  refuseNotHonoured(route, method, address.query, headers)
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

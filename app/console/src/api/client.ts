import createClient from 'openapi-fetch'
import type { paths } from './schema.d.ts'
import { send } from './send.ts'

/** Where the API answers; behind the same nginx by default. The paths of the document begin with `/api` themselves. */
const BASE_URL = (import.meta.env.VITE_API_BASE_URL ?? '/api').replace(/\/api\/?$/, '')
const ORIGIN = globalThis.location?.origin ?? 'http://localhost'

/** Every route of the API, with the types of what it takes and answers. Failures are thrown, as `ApiError`. */
export const api = createClient<paths>({
  baseUrl: new URL(BASE_URL, ORIGIN).href.replace(/\/$/, ''),
  fetch: (request) => send(request),
  cache: 'no-store',
})

/** Address of something that the browser fetches by itself, such as a download: the session's cookie opens it. */
export function apiUrl(path: `/api/${string}`): string {
  return `${BASE_URL}${path}`
}

/** The data of an answer. There is always some where the route says so, since failures are thrown. */
export async function dataOf<T>(call: Promise<{ data?: T }>): Promise<T> {
  const { data } = await call
  return data as T
}

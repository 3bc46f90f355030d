/** Where the API answers; behind the same nginx by default. */
const BASE_URL = import.meta.env.VITE_API_BASE_URL ?? '/api'

/** Long enough for a slow phone network, short enough to say that something is wrong. */
const TIMEOUT_MS = 8_000

/** The API's one shape of an error. `network` and `timeout` are ours: no answer came, so there is no id. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: string
  readonly requestId: string | undefined

  constructor(code: string, message: string, requestId?: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
    this.requestId = requestId
  }
}

interface ApiRequest {
  method?: 'GET' | 'POST' | 'DELETE'
  body?: unknown
  /** Language of error messages. */
  language: string
  signal?: AbortSignal | undefined
}

export function apiUrl(path: string): string {
  return `${BASE_URL}${path}`
}

/** What requests bear, and how to get the next when it is no longer accepted; false when nobody is signed in. */
interface Bearer {
  readonly token: string | undefined
  readonly renew: () => Promise<boolean>
}

let bearer: Bearer = { token: undefined, renew: async () => false }

export function bear(next: Bearer): void {
  bearer = next
}

/** Tries once more after the token was renewed, since tokens are short and pages stay open for days. */
export async function callApi<T>(path: string, request: ApiRequest): Promise<T> {
  try {
    return await send<T>(path, request)
  } catch (error) {
    const expired = error instanceof ApiError && error.code === 'auth/not-signed-in'
    if (!expired || !(await bearer.renew())) throw error
    return send<T>(path, request)
  }
}

/** One request, without a second attempt. */
export async function send<T>(
  path: string,
  { method = 'GET', body, language, signal }: ApiRequest,
): Promise<T> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  const response = await fetch(apiUrl(path), {
    method,
    headers: {
      'accept-language': language,
      ...(bearer.token !== undefined && { authorization: `Bearer ${bearer.token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    cache: 'no-store',
  }).catch((cause: unknown) => {
    throw new ApiError(timeout.aborted ? 'timeout' : 'network', String(cause), undefined, { cause })
  })
  if (!response.ok) throw await errorFrom(response)
  // What has been removed is answered with nothing.
  return JSON.parse((await response.text()) || 'null')
}

/** A proxy in between answers with a page of its own; then the status is all there is to tell. */
async function errorFrom(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => undefined)
  const requestId = response.headers.get('x-request-id') ?? undefined
  if (!isErrorBody(body)) return new ApiError(`http/${response.status}`, response.statusText, requestId)
  return new ApiError(body.code, body.message, body.requestId)
}

function isErrorBody(body: unknown): body is { code: string; message: string; requestId: string } {
  return (
    typeof body === 'object' && body !== null && 'code' in body && 'message' in body && 'requestId' in body
  )
}

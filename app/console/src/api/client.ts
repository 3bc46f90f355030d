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
  method?: 'GET' | 'POST'
  body?: unknown
  /** Language of error messages. */
  language: string
  signal?: AbortSignal | undefined
}

export function apiUrl(path: string): string {
  return `${BASE_URL}${path}`
}

export async function callApi<T>(
  path: string,
  { method = 'GET', body, language, signal }: ApiRequest,
): Promise<T> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  const response = await fetch(apiUrl(path), {
    method,
    headers: {
      'accept-language': language,
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    cache: 'no-store',
  }).catch((cause: unknown) => {
    throw new ApiError(timeout.aborted ? 'timeout' : 'network', String(cause), undefined, { cause })
  })
  if (!response.ok) throw await errorFrom(response)
  return response.json()
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

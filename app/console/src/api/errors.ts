/** The API's one shape of an error. `network` and `timeout` are ours: no answer came, so there is no id. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: string
  readonly requestId: string | undefined
  /** Of the answer; undefined when none came. */
  readonly status: number | undefined
  /** What else the answer says, such as every problem of a file. */
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: string, message: string, facts: ErrorFacts = {}) {
    super(message, facts)
    this.code = code
    this.requestId = facts.requestId
    this.status = facts.status
    this.details = facts.details ?? {}
  }

  /** Nobody answered, or only a proxy whose server is away: the same question may well be answered later. */
  get isAway(): boolean {
    return this.status === undefined || this.status === 502 || this.status === 503 || this.status === 504
  }
}

interface ErrorFacts extends ErrorOptions {
  readonly requestId?: string | undefined
  readonly status?: number
  readonly details?: Readonly<Record<string, unknown>>
}

/** A proxy in between answers with a page of its own; then the status is all there is to tell. */
export async function errorFrom(response: Response): Promise<ApiError> {
  const { status } = response
  const body: unknown = await response.json().catch(() => undefined)
  if (isErrorBody(body)) {
    const { code, message, requestId, ...details } = body
    return new ApiError(code, message, { requestId, status, details })
  }
  const requestId = response.headers.get('x-request-id') ?? undefined
  return new ApiError(`http/${status}`, response.statusText, { requestId, status })
}

function isErrorBody(body: unknown): body is { code: string; message: string; requestId: string } {
  return (
    typeof body === 'object' && body !== null && 'code' in body && 'message' in body && 'requestId' in body
  )
}

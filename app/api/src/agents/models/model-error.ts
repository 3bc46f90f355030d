/** What went wrong with a model call, by what can be done about it. */
export type ModelErrorKind =
  /** Too many requests: later, or less. */
  | 'rate-limited'
  /** The server failed or could not be reached, the stream broke off: again later. */
  | 'unavailable'
  /** No answer in time. */
  | 'timeout'
  /** The key was not accepted. */
  | 'unauthorized'
  /** The request itself was refused: too long, malformed, filtered. */
  | 'refused'
  /** Something came back that is no answer. */
  | 'unreadable'
  /** A replayed client has no answer left. */
  | 'exhausted'

export class ModelError extends Error {
  readonly kind: ModelErrorKind
  /** HTTP status, where there was one. */
  readonly status?: number

  constructor(kind: ModelErrorKind, message: string, options: ErrorOptions & { status?: number } = {}) {
    super(message, options)
    this.name = 'ModelError'
    this.kind = kind
    if (options.status !== undefined) this.status = options.status
  }

  get retryable(): boolean {
    return this.kind === 'rate-limited' || this.kind === 'unavailable' || this.kind === 'timeout'
  }
}

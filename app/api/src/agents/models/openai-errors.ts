import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai'
import { ModelError, type ModelErrorKind } from './model-error.ts'
import type { Failure } from './retry.ts'

/** What to make of something that the library threw, or that broke off while it was read. */
export function failureOf(thrown: unknown): Failure {
  if (thrown instanceof ModelError) return { error: thrown }
  if (thrown instanceof APIConnectionTimeoutError)
    return failure('timeout', 'The model did not answer in time', thrown)
  if (thrown instanceof APIConnectionError)
    return failure('unavailable', `The model cannot be reached: ${rootOf(thrown)}`, thrown)
  if (thrown instanceof APIError) return ofAnswer(thrown)
  if (thrown instanceof SyntaxError)
    return failure('unreadable', `The model sent something that is not JSON: ${thrown.message}`, thrown)
  return failure('unavailable', `The answer of the model broke off: ${rootOf(thrown)}`, thrown)
}

function ofAnswer(error: APIError): Failure {
  const status: number | undefined = error.status
  // Sent inside a stream that had begun well: `data: {"error": …}`.
  if (status === undefined) return failure('unavailable', `The model failed: ${error.message}`, error)
  const retryAfterMs = retryAfterOf(error.headers)
  return {
    error: new ModelError(kindOf(status, error.code), `The model answered ${error.message}`, {
      cause: error,
      status,
    }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  }
}

function kindOf(status: number, code: string | null | undefined): ModelErrorKind {
  // OpenAI says 429 for an empty account, too, which no waiting fills.
  if (status === 429) return code === 'insufficient_quota' ? 'refused' : 'rate-limited'
  if (status === 401 || status === 403) return 'unauthorized'
  if (status === 408 || status === 504) return 'timeout'
  if (status === 409 || status === 425 || status >= 500) return 'unavailable'
  return 'refused'
}

/** Seconds or a date, as RFC 9110 has it; OpenAI and Azure also say milliseconds in a header of their own. */
function retryAfterOf(headers: Headers | undefined): number | undefined {
  const milliseconds = Number(headers?.get('retry-after-ms') ?? Number.NaN)
  if (milliseconds >= 0) return milliseconds
  const text = headers?.get('retry-after')
  if (!text) return undefined
  const seconds = Number(text)
  const wait = Number.isNaN(seconds) ? Date.parse(text) - Date.now() : seconds * 1000
  return Number.isNaN(wait) ? undefined : Math.max(0, wait)
}

function failure(kind: ModelErrorKind, message: string, cause: unknown): Failure {
  return { error: new ModelError(kind, message, { cause }) }
}

/** The innermost reason: `fetch failed` and `terminated` say nothing, their causes do. */
function rootOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown)
  return thrown.cause instanceof Error ? rootOf(thrown.cause) : thrown.message
}

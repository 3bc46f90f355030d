import { ApiError, errorFrom } from './errors.ts'

/** Long enough for a slow phone network, short enough to say that something is wrong. */
const TIMEOUT_MS = 10_000

/** What requests bear, in which language they are answered, and how to get the next token. */
export interface Caller {
  readonly token: () => string | undefined
  readonly language: () => string
  /** When the token is no longer accepted; false when nobody is signed in. */
  readonly renew: () => Promise<boolean>
}

const nobody: Caller = { token: () => undefined, language: () => 'zh-CN', renew: async () => false }
let caller = nobody

/** Says once, at the start, on whose behalf all requests are made. */
export function callAs(next: Caller): void {
  caller = next
}

/**
 * Tries once more after the token was renewed, since tokens are short and pages stay open for days.
 *
 * @param timeoutMs for what takes its time, such as a part of an upload
 */
export async function send(request: Request, timeoutMs = TIMEOUT_MS): Promise<Response> {
  const again = request.clone()
  try {
    return await sendOnce(request, timeoutMs)
  } catch (error) {
    const expired = error instanceof ApiError && error.code === 'auth/not-signed-in'
    if (!expired || !(await caller.renew())) throw error
    return sendOnce(again, timeoutMs)
  }
}

async function sendOnce(request: Request, timeoutMs: number): Promise<Response> {
  const token = caller.token()
  request.headers.set('accept-language', caller.language())
  if (token !== undefined) request.headers.set('authorization', `Bearer ${token}`)
  const timeout = AbortSignal.timeout(timeoutMs)
  const response = await fetch(request, { signal: AbortSignal.any([request.signal, timeout]) }).catch(
    (cause: unknown) => {
      // Whoever asked went away: that is no failure to tell anybody about.
      if (request.signal.aborted) throw cause
      throw new ApiError(timeout.aborted ? 'timeout' : 'network', String(cause), { cause })
    },
  )
  if (!response.ok) throw await errorFrom(response)
  return response
}

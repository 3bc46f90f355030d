/** https://www.postgresql.org/docs/15/errcodes-appendix.html: connection lost, shutting down, starting, full. */
const LOST_STATES = /^(08...|57P0[123]|53300)$/
/** We were left with a standby: after a fail-over the name leads elsewhere, the old connections do not. */
const READ_ONLY_STATE = '25006'
const SOCKET_CODES = /^(ECONN\w+|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|EPIPE)$/
/** node-postgres gives these no code. */
const LOST_MESSAGES = /Connection terminated|Client has encountered a connection error/
/** The server may well be there, and asking once more would only make it slower. */
const SLOW_MESSAGES = /timeout exceeded when trying to connect|Query read timeout/

/**
 * What became of work that an outage interrupted: `none`, it had no effect and never will; `unknown`, the answer was
 * lost, and with it whether there was an effect.
 */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError'
  readonly effect: 'none' | 'unknown'

  constructor(effect: 'none' | 'unknown', cause: unknown) {
    super('The database was lost in the middle of the work', { cause })
    this.effect = effect
  }
}

/** Whether the connection is of no use any more, so that another may do better. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = codeOf(error)
  return LOST_STATES.test(code) || SOCKET_CODES.test(code) || LOST_MESSAGES.test(error.message)
}

export function isReadOnly(error: unknown): boolean {
  return error instanceof Error && codeOf(error) === READ_ONLY_STATE
}

/** Whether PostgreSQL is to blame, rather than what it was asked. */
export function isAway(error: unknown): boolean {
  if (error instanceof InterruptedError || isLost(error) || isReadOnly(error)) return true
  return error instanceof Error && SLOW_MESSAGES.test(error.message)
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : ''
}

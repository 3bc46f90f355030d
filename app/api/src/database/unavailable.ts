import { unavailable } from '../errors/app-error.ts'

/** https://www.postgresql.org/docs/15/errcodes-appendix.html: connection lost, shutting down, starting, full. */
const SQL_STATES = /^(08...|57P0[123]|53300)$/
const SOCKET_CODES = /^(ECONN\w+|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|EPIPE)$/
/** node-postgres gives these no code. */
const MESSAGES = /timeout exceeded when trying to connect|Connection terminated|Query read timeout/

/** Awaits a query; when the server itself is away, says so in the catalogue's words. */
export async function reached<T>(query: Promise<T>): Promise<T> {
  try {
    return await query
  } catch (error) {
    throw isAway(error) ? unavailable('PostgreSQL', error) : error
  }
}

function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  return SQL_STATES.test(code) || SOCKET_CODES.test(code) || MESSAGES.test(error.message)
}

import type { FastifyReply, FastifyRequest } from 'fastify'
import { ACCESS_SECONDS } from './access-token.ts'
import { IDLE_SECONDS, type Session } from './sessions.ts'

const REFRESH = 'safe_refresh'
const ACCESS = 'safe_access'
/** The only routes that may see the refresh token. */
const REFRESH_PATH = '/api/session'
const ACCESS_PATH = '/api'

/**
 * Scripts can read neither cookie, and no other site can have either sent. The access token goes into one as well
 * because a link to a file, an image or the reader of the API cannot carry a header.
 */
export function giveCookies(request: FastifyRequest, reply: FastifyReply, session: Session): void {
  reply.header('set-cookie', [
    cookie(request, REFRESH, session.refreshToken, REFRESH_PATH, IDLE_SECONDS),
    cookie(request, ACCESS, session.accessToken, ACCESS_PATH, ACCESS_SECONDS),
  ])
}

export function takeCookies(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('set-cookie', [
    cookie(request, REFRESH, '', REFRESH_PATH, 0),
    cookie(request, ACCESS, '', ACCESS_PATH, 0),
  ])
}

export function refreshTokenIn(request: FastifyRequest): string | undefined {
  return cookieIn(request, REFRESH)
}

/** For reading only: a request that changes something must bear a header, which no link and no form can add. */
export function accessTokenIn(request: FastifyRequest): string | undefined {
  const reads = request.method === 'GET' || request.method === 'HEAD'
  return reads ? cookieIn(request, ACCESS) : undefined
}

function cookie(request: FastifyRequest, name: string, value: string, path: string, seconds: number): string {
  // Where people come in without TLS, a browser would not send back what is marked as secure.
  const secure = request.protocol === 'https' ? '; Secure' : ''
  return `${name}=${value}; Path=${path}; Max-Age=${seconds}; HttpOnly; SameSite=Strict${secure}`
}

function cookieIn({ headers }: FastifyRequest, name: string): string | undefined {
  const pairs = headers.cookie?.split(';').map((pair) => pair.trim()) ?? []
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
}

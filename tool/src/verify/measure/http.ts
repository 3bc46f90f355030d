import { appSecret } from '../../secrets/app-secrets.ts'
import type { Session } from '../../session.ts'

/** Seconds an answer may take before a check gives up. */
const patience = 10

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: string
  readonly milliseconds: number
}

/** One request as a browser or client of the app would make it. */
export async function ask(url: string, options: RequestInit = {}): Promise<Answer> {
  const begun = performance.now()
  const answer = await fetch(url, {
    ...options,
    signal: AbortSignal.timeout(patience * 1000),
    redirect: 'manual',
  })
  const body = await answer.text()
  const milliseconds = Math.round(performance.now() - begun)
  return { status: answer.status, headers: answer.headers, body, milliseconds }
}

/** The beginning of an answer's body, on one line. */
export function excerpt(body: string): string {
  const line = body.replaceAll(/\s+/g, ' ').trim()
  return line.length > 200 ? `${line.slice(0, 200)}…` : line
}

export type RequestHeaders = Readonly<Record<string, string>>

/** What the requests of checks bear, so that the app lets them in; nothing where the config names no token. */
export function bearing({ project, context }: Session): RequestHeaders {
  const token = project.config.app.acceptance?.token
  return token === undefined ? {} : { authorization: `Bearer ${appSecret(context.secrets, token)}` }
}

/**
 * A request whose answer must have that status, with what is looked at of its JSON.
 *
 * @throws Error with what was answered instead
 */
export async function expectJson<T>(status: number, url: string, options: RequestInit = {}): Promise<T> {
  const { status: got, body } = await ask(url, options)
  if (got === status) return JSON.parse(body || 'null')
  throw new Error(`${options.method ?? 'GET'} ${new URL(url).pathname} → ${got} ${excerpt(body)}`)
}

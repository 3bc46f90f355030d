import { appSecret } from '../../secrets/app-secrets.ts'
import type { Session } from '../../session.ts'
import type { Wish } from './trial.ts'

/** Seconds after which people have given up. */
const patience = 15

/** What is asked of the app through its front door: whether it is ready, and a write that is read and removed again. */
export function wishesOf(session: Session, site: string): Wish[] {
  const { app } = session.project.config
  const ready: Wish = {
    name: `GET ${app.ready}`,
    every: 200,
    run: () => expect(200, `${site}${app.ready}`).then(() => {}),
  }
  const { acceptance } = app
  if (acceptance === undefined) return [ready]
  const { path, body, token } = acceptance
  const headers: Record<string, string> =
    token === undefined ? {} : { authorization: `Bearer ${appSecret(session.context.secrets, token)}` }
  const write: Wish = {
    name: `POST, GET ${path}`,
    every: 500,
    async run() {
      const written = await expect(201, `${site}${path}`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      const place = new URL(written.headers.get('location') ?? path, site).href
      await expect(200, place, { headers })
      await expect(204, place, { method: 'DELETE', headers })
    },
  }
  return [ready, write]
}

/** @throws Error with what was answered instead */
async function expect(status: number, url: string, options: RequestInit = {}): Promise<Response> {
  const signal = AbortSignal.timeout(patience * 1000)
  const answer = await fetch(url, { ...options, signal, redirect: 'manual' })
  const text = await answer.text()
  if (answer.status === status) return answer
  const { pathname } = new URL(url)
  const excerpt = text.replaceAll(/\s+/g, ' ').trim().slice(0, 160)
  throw new Error(`${options.method ?? 'GET'} ${pathname} → ${answer.status} ${excerpt}`)
}

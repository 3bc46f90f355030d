import { isDeepStrictEqual } from 'node:util'
import { appSecret } from '../../secrets/app-secrets.ts'
import type { Check, Finding } from '../check.ts'
import { ask, excerpt } from '../http.ts'

type Headers = Readonly<Record<string, string>>

/** Writes through the front door, reads the same again, and leaves nothing behind. */
export const writeAndRead: Check = {
  id: 'app-write-read',
  title: { en: 'What is written can be read again', zh: '写入的内容可以读回' },
  applies: ({ session }) => session.project.config.app.acceptance !== undefined,
  async run({ session, site }) {
    const acceptance = session.project.config.app.acceptance
    if (acceptance === undefined) throw new Error('the config has no acceptance request')
    const { path, body, token } = acceptance
    const { secrets } = session.context
    const headers: Headers =
      token === undefined ? {} : { authorization: `Bearer ${appSecret(secrets, token)}` }
    const written = await ask(`${site}${path}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const location = written.headers.get('location')
    if (written.status !== 201 || location === null) {
      return { ok: false, found: `POST ${path} → ${written.status} ${excerpt(written.body)}` }
    }
    const url = new URL(location, site).href
    try {
      return await readBack(url, headers, body, `POST ${path} → 201, ${written.milliseconds} ms`)
    } finally {
      await ask(url, { method: 'DELETE', headers })
    }
  },
}

async function readBack(
  url: string,
  headers: Headers,
  body: Readonly<Record<string, unknown>>,
  before: string,
): Promise<Finding> {
  const read = await ask(url, { headers })
  const told: Record<string, unknown> = JSON.parse(read.body || '{}')
  const differing = Object.entries(body).filter(([name, value]) => !isDeepStrictEqual(told[name], value))
  const after = `GET ${new URL(url).pathname} → ${read.status}, ${read.milliseconds} ms`
  if (read.status === 200 && differing.length === 0) return { ok: true, found: `${before}; ${after}` }
  return { ok: false, found: `${before}; ${after}; differs in ${differing.map(([name]) => name).join(', ')}` }
}

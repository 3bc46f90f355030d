import { isDeepStrictEqual } from 'node:util'
import type { Check } from '../../../check.ts'
import { type Finding, failed, passed } from '../../../finding.ts'
import { ask, bearing, excerpt, type RequestHeaders } from '../../../measure/http.ts'
import { noAcceptance } from '../../reasons.ts'

/** Writes through the front door, reads the same again, and leaves nothing behind. */
export const appWriteRead: Check = {
  id: 'app-write-read',
  title: { en: 'What is written can be read again', zh: '写入的内容可以读回' },
  story: ['AC2', 'AC3', 'AC4', 'T1'],
  expected: { en: 'a record that is written comes back as it was', zh: '写入的记录原样读回' },
  mend: { en: 'Read the app’s log: `npx tengyun logs`.', zh: '查看应用日志：`npx tengyun logs`。' },
  isQuick: true,
  async run({ session, site }) {
    const { acceptance } = session.project.config.app
    if (acceptance === undefined) return noAcceptance('')
    const { path, body } = acceptance
    const headers = bearing(session)
    const written = await ask(`${site}${path}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const location = written.headers.get('location')
    if (written.status !== 201 || location === null)
      return failed(`POST ${path} → ${written.status} ${excerpt(written.body)}`)
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
  headers: RequestHeaders,
  body: Readonly<Record<string, unknown>>,
  before: string,
): Promise<Finding> {
  const read = await ask(url, { headers })
  const told: Record<string, unknown> = JSON.parse(read.body || '{}')
  const differing = Object.entries(body).filter(([name, value]) => !isDeepStrictEqual(told[name], value))
  const after = `GET ${new URL(url).pathname} → ${read.status}, ${read.milliseconds} ms`
  if (read.status === 200 && differing.length === 0) return passed(`${before}; ${after}`)
  return failed(`${before}; ${after}; differs in ${differing.map(([name]) => name).join(', ')}`)
}

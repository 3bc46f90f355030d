import type { Check } from '../check.ts'
import { ask, excerpt } from '../http.ts'

export const health: Check = {
  id: 'app-health',
  title: { en: 'The app is alive', zh: '应用存活' },
  async run({ session, site }) {
    const path = session.project.config.app.health
    const { status, body, milliseconds } = await ask(`${site}${path}`)
    return { ok: status === 200, found: `GET ${path} → ${status}, ${milliseconds} ms, ${excerpt(body)}` }
  },
}

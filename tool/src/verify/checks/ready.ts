import type { Check } from '../check.ts'
import { ask, excerpt } from '../http.ts'

export const ready: Check = {
  id: 'app-ready',
  title: { en: 'The app reaches all it depends on', zh: '应用可访问其全部依赖' },
  async run({ session, site }) {
    const path = session.project.config.app.ready
    const { status, body, milliseconds } = await ask(`${site}${path}`)
    return { ok: status === 200, found: `GET ${path} → ${status}, ${milliseconds} ms, ${excerpt(body)}` }
  },
}

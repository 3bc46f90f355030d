import type { Check } from '../check.ts'
import { ask } from '../http.ts'

export const site: Check = {
  id: 'site-served',
  title: { en: 'The console is served', zh: '控制台页面可访问' },
  applies: ({ session }) => session.project.config.app.site !== undefined,
  async run({ site }) {
    const { status, headers, body } = await ask(`${site}/`)
    const type = headers.get('content-type') ?? ''
    const title = /<title>(.*?)<\/title>/.exec(body)?.[1] ?? ''
    return {
      ok: status === 200 && type.startsWith('text/html'),
      found: `GET / → ${status}, ${type}, “${title}”, release ${headers.get('x-release')}`,
    }
  },
}

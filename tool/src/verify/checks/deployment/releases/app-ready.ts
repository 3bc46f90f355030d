import type { Check } from '../../../check.ts'
import { judged } from '../../../finding.ts'
import { ask, excerpt } from '../../../measure/http.ts'

export const appReady: Check = {
  id: 'app-ready',
  title: { en: 'The app reaches all it depends on', zh: '应用可访问其全部依赖' },
  story: ['AC2', 'AC3', 'AC4', '5.4.3', 'T1'],
  expected: {
    en: 'PostgreSQL, Redis and the object storage answer the app',
    zh: 'PostgreSQL、Redis 与对象存储均可用',
  },
  mend: {
    en: 'The answer names what it does not reach; `npx tengyun health` looks closer.',
    zh: '返回内容指出不可用的依赖；可运行 `npx tengyun health` 进一步检查。',
  },
  isQuick: true,
  async run({ session, site }) {
    const path = session.project.config.app.ready
    const { status, body, milliseconds } = await ask(`${site}${path}`)
    return judged(status === 200, `GET ${path} → ${status}, ${milliseconds} ms, ${excerpt(body)}`, [body])
  },
}

import type { Check } from '../../../check.ts'
import { judged } from '../../../finding.ts'
import { ask, excerpt } from '../../../measure/http.ts'

export const appHealth: Check = {
  id: 'app-health',
  title: { en: 'The app is alive', zh: '应用存活' },
  story: ['AC1', '1.2.1', '5.4.3', 'T1'],
  expected: {
    en: 'its health path answers 200 through the front door',
    zh: '健康检查路径从公网入口返回 200',
  },
  mend: {
    en: 'See what runs and why not: `npx tengyun health`, `npx tengyun logs`.',
    zh: '查看运行状况：`npx tengyun health`、`npx tengyun logs`。',
  },
  isQuick: true,
  async run({ session, site }) {
    const path = session.project.config.app.health
    const { status, body, milliseconds } = await ask(`${site}${path}`)
    return judged(status === 200, `GET ${path} → ${status}, ${milliseconds} ms, ${excerpt(body)}`)
  },
}

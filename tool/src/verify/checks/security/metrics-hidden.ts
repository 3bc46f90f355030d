import type { Check } from '../../check.ts'
import { judged } from '../../finding.ts'
import { ask } from '../../measure/http.ts'
import { noAcceptance } from '../reasons.ts'

export const metricsHidden: Check = {
  id: 'metrics-hidden',
  title: { en: 'The app’s own figures are not for strangers', zh: '应用指标不对外公开' },
  story: ['T3'],
  expected: { en: 'no figures through the front door', zh: '公网入口不返回指标' },
  mend: {
    en: 'Have the web server or the app refuse the path from outside.',
    zh: '由 Web 服务器或应用拒绝外部访问该路径。',
  },
  async run({ session, site }) {
    const path = session.project.config.app.acceptance?.metrics
    if (path === undefined) return noAcceptance('.metrics')
    const { status, body } = await ask(`${site}${path}`)
    const isFigures = /^# (HELP|TYPE) /m.test(body)
    const told = `GET ${path} → ${status}`
    return judged(
      !isFigures,
      isFigures
        ? { en: `${told}, with figures`, zh: `${told}，返回了指标` }
        : { en: `${told}, no figures`, zh: `${told}，未返回指标` },
    )
  },
}

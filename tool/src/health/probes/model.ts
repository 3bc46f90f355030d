import { measured, unseen } from '../finding.ts'
import { answersItself, endpointOf } from '../model-endpoint.ts'
import type { Probe } from '../probe.ts'

const about = { id: 'model', title: { en: 'Model', zh: '模型' } }

/** Whether the model that the app talks to can be reached from a host. */
export const model: Probe = {
  ...about,
  look: (input) => {
    const { session, limits } = input
    const { model: settings } = session.project.config.app
    if (settings === undefined) return []
    const head = { ...about, subject: endpointOf(settings, session.environment) }
    if (answersItself(settings, session.environment))
      return [{ ...head, ok: true, found: { en: 'a script answers in its place', zh: '由脚本代答' } }]
    const { around } = input
    if (around === undefined) return []
    if ('why' in around) return [unseen(head, around.why)]
    const answer = around.told.model
    if (answer === undefined) return []
    const mend = {
      en: 'Look at the status page of whoever runs the model, and whether hosts may go out (security-group/app).',
      zh: '请查看模型服务商的状态页，以及主机是否可访问外网（security-group/app）。',
    }
    if ('why' in answer) return [unseen({ ...head, mend }, answer.why)]
    const { status, milliseconds } = answer.told
    // Asked without a key: that one is refused proves that somebody is there who decides.
    if (status >= 500) return [{ ...head, ok: false, found: `→ ${status}`, mend }]
    const found = status === 401 ? { en: '→ 401: asks for a key', zh: '→ 401：需要密钥' } : `→ ${status}`
    return [measured({ ...head, found, mend }, milliseconds, 'ms', { most: limits.model })]
  },
}

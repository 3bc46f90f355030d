import { onEachHost } from '../each-host.ts'
import { measured } from '../finding.ts'
import type { Probe } from '../probe.ts'
import { answered } from '../words.ts'

const about = { id: 'alive', title: { en: 'API alive', zh: 'API 存活' } }

export const alive: Probe = {
  ...about,
  look: (input) => {
    const { health } = input.session.project.config.app
    return onEachHost(
      input,
      about,
      (survey) => survey.health,
      (answer, head) => {
        const mend = `npx tengyun logs ${input.session.name} --service api --since 15m`
        const found = answered(health, answer)
        if (answer.status !== 200) return { ...head, ok: false, found, mend }
        return measured({ ...head, found, mend }, answer.milliseconds, 'ms', { most: input.limits.alive })
      },
    )
  },
}

import { onEachHost } from '../each-host.ts'
import { measured } from '../finding.ts'
import type { Probe } from '../probe.ts'
import { answered } from '../words.ts'

/** Whether the app itself reaches all that it depends on. */
const about = { id: 'ready', title: { en: 'API ready', zh: 'API 就绪' } }

export const ready: Probe = {
  ...about,
  look: (input) => {
    const path = input.session.project.config.app.ready
    return onEachHost(
      input,
      about,
      (survey) => survey.ready,
      (answer, head) => {
        const mend = `npx tengyun logs ${input.session.name} --service api --level warn --since 15m`
        if (answer.status !== 200)
          return { ...head, ok: false, found: `${answered(path, answer)}: ${answer.body}`, mend }
        const found = answered(path, answer)
        return measured({ ...head, found, mend }, answer.milliseconds, 'ms', { most: input.limits.ready })
      },
    )
  },
}

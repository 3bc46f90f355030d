import { onEachHost } from '../each-host.ts'
import type { Probe } from '../probe.ts'

const about = { id: 'nginx', title: { en: 'nginx', zh: 'nginx' } }

export const webServer: Probe = {
  ...about,
  look: (input) =>
    onEachHost(
      input,
      about,
      (survey) => survey.webServer,
      ({ well, state }, head) => ({
        ...head,
        ok: well,
        found: state,
        mend: `npx tengyun logs ${input.session.name} --service nginx-errors --since 1h`,
      }),
    ),
}

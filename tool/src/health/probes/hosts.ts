import { inLanguage } from '../../text.ts'
import type { Finding } from '../finding.ts'
import type { HealthInput, Probe } from '../probe.ts'

const title = { en: 'Host', zh: '主机' }

/** Whether a host can be asked at all. Everything else of it goes unseen when it cannot, so it is said once, here. */
export const hosts: Probe = {
  id: 'host',
  title,
  look: ({ surveys, session }) =>
    surveys.length === 0
      ? [noHost(session.name)]
      : surveys.map(({ host, survey }): Finding => {
          const head = { id: `host/${host.name}`, title, subject: host.name }
          if ('told' in survey) return { ...head, ok: true, found: { en: 'answers', zh: '有应答' } }
          return {
            ...head,
            ok: false,
            found: {
              en: `does not answer: ${inLanguage(survey.why, 'en')}`,
              zh: `无应答：${inLanguage(survey.why, 'zh')}`,
            },
            mend: mendOf(session, host.name),
          }
        }),
}

/** One of the config's own is nothing that the tool could order anew. */
function mendOf({ name, environment }: HealthInput['session'], host: string): string {
  return environment.compute.ssh === undefined
    ? `npx tengyun host replace ${name} ${host}`
    : `npx tengyun host prepare ${name}`
}

function noHost(environment: string): Finding {
  return {
    id: 'host',
    title,
    subject: environment,
    ok: false,
    found: { en: 'there is none', zh: '没有主机' },
    mend: `npx tengyun up ${environment}`,
  }
}

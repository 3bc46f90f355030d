import { measured, unseen } from '../finding.ts'
import type { Probe } from '../probe.ts'

const about = { id: 'certificate', title: { en: 'Certificate', zh: '证书' } }

/** How long what servers prove themselves with will do. */
export const certificates: Probe = {
  ...about,
  look: (input) => {
    const { around } = input
    const { limits, now, session } = input
    if (around === undefined) return []
    if ('why' in around) return [unseen({ ...about, subject: session.name }, around.why)]
    return around.told.certificates.map(({ name, certificate }) => {
      const head = { ...about, id: `${about.id}/${name}`, subject: name }
      if ('why' in certificate) return unseen(head, certificate.why)
      const { subject, validTo } = certificate.told
      const days = Math.floor((Date.parse(validTo) - now.getTime()) / dayLength)
      return measured(
        {
          ...head,
          found: `${subject === '' ? '' : `${subject}, `}${validTo.slice(0, 10)}`,
          mend: `npx tengyun apply ${session.name}`,
        },
        days,
        'd',
        { least: limits.certificate },
      )
    })
  },
}

const dayLength = 86_400_000

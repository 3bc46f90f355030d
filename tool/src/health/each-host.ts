import { type Finding, unseen } from './finding.ts'
import type { Survey } from './host/survey.ts'
import type { Told } from './host/told.ts'
import type { HealthInput, Probe } from './probe.ts'

/** What every finding of a probe begins with. */
export type Head = Pick<Finding, 'id' | 'title' | 'subject'>

/** Judges one part of what each host told; a host that told nothing of it could not be looked at. */
export function onEachHost<T>(
  { surveys }: HealthInput,
  { id, title }: Pick<Probe, 'id' | 'title'>,
  part: (survey: Survey) => Told<T>,
  judge: (told: T, head: Head) => Finding | Finding[],
): Finding[] {
  return surveys.flatMap(({ host, survey }) => {
    // Said once, by the probe of hosts.
    if ('why' in survey) return []
    const head = { id: `${id}/${host.name}`, title, subject: host.name }
    const told = part(survey.told)
    return 'why' in told ? unseen(head, told.why) : judge(told.told, head)
  })
}

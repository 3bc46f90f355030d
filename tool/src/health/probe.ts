import type { Host } from '../hosts/host.ts'
import type { Session } from '../session.ts'
import type { Text } from '../text.ts'
import type { Finding } from './finding.ts'
import type { AroundSurvey, Survey } from './host/survey.ts'
import type { Limits } from './limits.ts'
import type { Sight } from './observe.ts'

/** What was seen, or why nothing was. */
export type Seen<T> = { readonly told: T } | { readonly why: Text | string }

/** A host, and what it told of itself. */
export interface SurveyedHost {
  readonly host: Pick<Host, 'name' | 'role'>
  readonly survey: Seen<Survey>
}

/** What every probe looks at. */
export interface HealthInput extends Sight {
  readonly session: Session
  readonly surveys: readonly SurveyedHost[]
  /** What all hosts share, as it looks from one of them; undefined where there is none to look from. */
  readonly around: Seen<AroundSurvey> | undefined
  readonly limits: Limits
  readonly now: Date
}

/** Looks at one kind of thing. A command that would mend it names the environment as people type it. */
export interface Probe {
  readonly id: string
  readonly title: Text
  /** One finding for each thing of that kind; none where the environment has none. */
  look(input: HealthInput): Finding[] | Promise<Finding[]>
}

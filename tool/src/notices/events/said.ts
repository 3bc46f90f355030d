import type { Author } from '../../releases/history/author.ts'
import { verbatim } from '../../text.ts'
import type { Level, Notice } from '../notice.ts'
import { factNames } from './labels.ts'
import type { Place } from './place.ts'

export interface Said {
  readonly title: string
  readonly text?: string
  readonly level: Level
  readonly link?: string
}

/** What a pipeline or a person has to say, in their own words. */
export function saidNotice(place: Place, { title, text, level, link }: Said, by: Author, now: Date): Notice {
  const more = link ?? by.run
  return {
    ...place,
    cause: `said/${title}`,
    kind: 'pipeline',
    level,
    state: 'told',
    title: verbatim(title),
    since: now.toISOString(),
    facts: [
      { name: factNames.by, value: by.name },
      ...(text === undefined ? [] : [{ name: factNames.what, value: text }]),
    ],
    ...(more === undefined ? {} : { link: more }),
  }
}

import { inLanguage, type Language, type Text } from '../../text.ts'
import { beijingTime } from '../beijing.ts'
import type { Message } from '../message.ts'
import type { Figure, Notice } from '../notice.ts'
import { duration } from './duration.ts'
import { beijing, colon, counted, labels, lasts, type Tone, tones } from './words.ts'

/** A message in one language, before any medium has its way with it. */
export interface Page {
  /** One line that says it all. */
  readonly subject: string
  /** `safe-system · production` */
  readonly place: string
  readonly sections: readonly Section[]
}

/** One notice. */
export interface Section {
  readonly tone: Tone
  /** The tone in words: colour never says anything alone. */
  readonly label: string
  readonly title: string
  readonly rows: readonly Row[]
  readonly figure?: Figure & { readonly name: string }
  readonly next?: Row
  readonly link?: Row
}

export interface Row {
  readonly name: string
  readonly value: string
}

/** Milliseconds: what has only begun has not lasted. */
const mentionable = 60_000

/** Of more notices than these, each is told in short. */
const mostInFull = 3

/** Puts a message into a reader's language, the worst first. Pure. */
export function pageOf({ notices, at }: Message, language: Language): Page {
  const sorted = notices.toSorted((a, b) => tones.indexOf(toneOf(a)) - tones.indexOf(toneOf(b)))
  const inFull = notices.length <= mostInFull
  const places = new Set(notices.map(({ project, environment }) => `${project} · ${environment}`))
  return {
    subject: subjectOf(sorted, language),
    place: [...places].join(', '),
    sections: sorted.map((notice) => sectionOf(notice, at, language, inFull)),
  }
}

function subjectOf(notices: readonly Notice[], language: Language): string {
  const environments = [...new Set(notices.map(({ environment }) => environment))].join(', ')
  const [worst, ...others] = notices
  if (worst === undefined) return environments
  const head = `[${labelOf(worst, language)}] ${environments}${inLanguage(colon, language)}`
  if (others.length === 0) return `${head}${inLanguage(worst.title, language)}`
  return `${head}${inLanguage(counted(notices.map(toneOf)), language)}`
}

function sectionOf(notice: Notice, at: string, language: Language, inFull: boolean): Section {
  const say = (text: Text | string) => inLanguage(text, language)
  const { title, facts, figure, next, link } = notice
  const rows = [
    whenRow(notice, at, language),
    ...(inFull ? facts.map(({ name, value }) => ({ name: say(name), value: say(value) })) : []),
  ]
  return {
    tone: toneOf(notice),
    label: labelOf(notice, language),
    title: say(title),
    rows,
    ...(figure === undefined ? {} : { figure: { ...figure, name: say(labels.trend) } }),
    // Where all is well, nothing is to be run.
    ...(next === undefined || notice.state === 'resolved'
      ? {}
      : { next: { name: say(labels.next), value: next } }),
    ...(link === undefined ? {} : { link: { name: say(labels.more), value: link } }),
  }
}

function whenRow({ state, since }: Notice, at: string, language: Language): Row {
  const say = (text: Text) => inLanguage(text, language)
  const begun = new Date(since)
  const time = `${beijingTime(begun)} ${say(beijing)}`
  if (state === 'told') return { name: say(labels.at), value: time }
  const milliseconds = new Date(at).getTime() - begun.getTime()
  const lasted = milliseconds < mentionable ? '' : say(lasts(duration(milliseconds), state))
  return { name: say(labels.since), value: `${time}${lasted}` }
}

function toneOf({ state, level }: Notice): Tone {
  return state === 'resolved' ? 'resolved' : level
}

function labelOf(notice: Notice, language: Language): string {
  return inLanguage(labels[toneOf(notice)], language)
}

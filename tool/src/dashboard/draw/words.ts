import { inLanguage, type Language, type Text } from '../../text.ts'
import { type Html, html } from '../../views/html.ts'
import type { Found } from '../found.ts'
import type { Standing } from '../model.ts'

/** What every part of the page is drawn with. */
export interface Drawing {
  readonly language: Language
  say(text: Text | string): string
  /** `3 h ago` */
  ago(iso: string): string
  /** `2026-11-23 14:05`, in the reader's time zone. */
  moment(iso: string): string
}

export function drawingIn(language: Language, now: number): Drawing {
  const say = (text: Text | string) => inLanguage(text, language)
  return {
    language,
    say,
    moment: (iso) =>
      new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'short' }).format(new Date(iso)),
    ago: (iso) => say(agoText((now - new Date(iso).getTime()) / 1000)),
  }
}

/** A length of time in seconds, from how many on it is used, and its name. */
interface Unit {
  readonly length: number
  readonly from: number
  readonly name: Text
}

const units: readonly Unit[] = [
  // What should be no older than a day is told in hours.
  { length: 86_400, from: 2 * 86_400, name: { en: 'd', zh: '天' } },
  { length: 3_600, from: 3_600, name: { en: 'h', zh: '小时' } },
  { length: 60, from: 60, name: { en: 'min', zh: '分钟' } },
  { length: 1, from: 0, name: { en: 's', zh: '秒' } },
]

function agoText(seconds: number): Text {
  if (seconds < 60) return { en: 'just now', zh: '刚刚' }
  const { en, zh } = lengthText(seconds)
  return { en: `${en} ago`, zh: `${zh}前` }
}

/** `5 min`, `26 h`, `12 d`: whole ones. */
export function lengthText(seconds: number): Text {
  const past = Math.max(0, seconds)
  const { length = 1, name = { en: 's', zh: '秒' } } = units.find(({ from }) => past >= from) ?? {}
  const count = Math.floor(past / length)
  return { en: `${count} ${name.en}`, zh: `${count} ${name.zh}` }
}

/** A panel with its heading; one whose subject could not be found out says why. */
export function panel<T>(
  { say }: Drawing,
  id: string,
  title: Text,
  found: Found<T>,
  content: (is: T) => Html,
): Html {
  return html`<section class="panel" id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${say(title)}</h2>
    ${'is' in found ? content(found.is) : unknownNote(say(found.unknown), say)}
  </section>`
}

function unknownNote(why: string, say: Drawing['say']): Html {
  return html`<p class="unknown"><strong>${say({ en: 'Could not be found out.', zh: '无法获取。' })}</strong> ${why}</p>`
}

const standings: Readonly<Record<Standing, { readonly sign: string; readonly text: Text }>> = {
  good: { sign: '✓', text: { en: 'good', zh: '正常' } },
  warning: { sign: '!', text: { en: 'worth a look', zh: '需留意' } },
  bad: { sign: '✗', text: { en: 'needs somebody', zh: '需处理' } },
  unknown: { sign: '?', text: { en: 'unknown', zh: '未知' } },
}

/** A sign that says the same as its colour. */
export function badge({ say }: Drawing, standing: Standing, text?: string): Html {
  const { sign, text: usual } = standings[standing]
  return html`<span class="badge ${standing}"><span aria-hidden="true">${sign}</span> ${text ?? say(usual)}</span>`
}

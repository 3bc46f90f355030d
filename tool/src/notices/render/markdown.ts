import { inLanguage, type Language } from '../../text.ts'
import { sparkline } from './figure.ts'
import type { Page, Section } from './page.ts'
import { andMore, type Tone } from './words.ts'

/** The three colours that WeCom knows: green, grey and orange. */
const colors: Readonly<Record<Tone, string>> = {
  critical: 'warning',
  warning: 'warning',
  info: 'comment',
  resolved: 'info',
}

/** The dialect of WeCom's group robots, in so many bytes of UTF-8; what does not fit is counted. */
export function renderMarkdown({ place, sections }: Page, language: Language, longest: number): string {
  const head = `<font color="comment">${plain(place)}</font>`
  const blocks = sections.map((section) => sectionIn(section, language))
  const whole = [head, ...blocks].join('\n\n')
  if (bytes(whole) <= longest) return whole
  for (let kept = blocks.length - 1; kept > 0; kept--) {
    const more = inLanguage(andMore(blocks.length - kept), language)
    const text = [head, ...blocks.slice(0, kept), more].join('\n\n')
    if (bytes(text) <= longest) return text
  }
  return cut(`${head}\n\n${blocks[0] ?? ''}`, longest)
}

function sectionIn({ tone, label, title, rows, figure, next, link }: Section, language: Language): string {
  const line = (name: string, value: string) => `> ${plain(name)}: ${value}`
  return [
    `**<font color="${colors[tone]}">${plain(label)}</font> ${plain(title)}**`,
    ...rows.map(({ name, value }) => line(name, plain(value))),
    ...(figure === undefined ? [] : [line(figure.name, plain(sparkline(figure, language)))]),
    ...(next === undefined ? [] : [line(next.name, code(next.value))]),
    ...(link === undefined ? [] : [`[${plain(link.name)}](${address(link.value)})`]),
  ].join('\n')
}

/**
 * The dialect has no way to escape, and `<@name>` calls people: signs that mean something to it become their
 * full-width twins, which look the same to a reader.
 */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[<>[\]*`]/g, (sign) => fullWidth(sign))
}

/** Full-width forms lie at one distance from ASCII (Unicode, U+FF01 to U+FF5E). */
function fullWidth(sign: string): string {
  return String.fromCharCode(sign.charCodeAt(0) + 0xfee0)
}

/** A command stays as it is typed; the sign that would end it cannot be in it. */
function code(text: string): string {
  return `\`${text.replace(/\s+/g, ' ').replaceAll('`', fullWidth('`'))}\``
}

/** Whatever would end the address early. */
function address(url: string): string {
  return url.replace(/[\s()<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
}

function bytes(text: string): number {
  return Buffer.byteLength(text)
}

/** Ends at a whole character. */
function cut(text: string, longest: number): string {
  const ellipsis = '…'
  const room = longest - bytes(ellipsis)
  let used = 0
  let kept = ''
  for (const character of text) {
    used += bytes(character)
    if (used > room) break
    kept += character
  }
  return kept + ellipsis
}

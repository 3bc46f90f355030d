/** A piece of a page: text that has been escaped, or markup that we wrote. */
export interface Html {
  readonly markup: string
}

type Value = Html | string | number | undefined | readonly Value[]

/** Markup with values in it. Whatever is not markup itself is escaped, so that names from the cloud stay text. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { markup: String.raw({ raw: parts.map(String) }, ...values.map(markupOf)) }
}

/** Our own constants, such as a style sheet. */
export function asIs(markup: string): Html {
  return { markup }
}

function markupOf(value: Value): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(Math.round(value * 100) / 100)
  if (typeof value === 'string') return escaped(value)
  return isList(value) ? value.map(markupOf).join('') : value.markup
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value)
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)
}

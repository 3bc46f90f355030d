/** What can be written as XML: a list repeats its element, `undefined` leaves it out, `@` holds attributes. */
export type XmlContent =
  | string
  | number
  | boolean
  | undefined
  | readonly XmlContent[]
  | { readonly [name: string]: XmlContent }

export function xmlDocument(root: string, content: XmlContent): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(root, content)}`
}

function element(name: string, content: XmlContent): string {
  if (content === undefined) return ''
  if (Array.isArray(content)) return content.map((item) => element(name, item)).join('')
  if (typeof content !== 'object') return wrap(name, '', escapeXml(String(content)))

  const { '@': attributes = {}, ...children } = content as Record<string, XmlContent>
  const inside = Object.entries(children).map(([child, value]) => element(child, value))
  return wrap(name, attributeList(attributes), inside.join(''))
}

function wrap(name: string, attributes: string, inside: string): string {
  return inside === '' ? `<${name}${attributes}/>` : `<${name}${attributes}>${inside}</${name}>`
}

function attributeList(attributes: XmlContent): string {
  return Object.entries(attributes as Record<string, XmlContent>)
    .map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`)
    .join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"']|[^\P{Cc}\n\t]/gu, (letter) => entities[letter] ?? `&#x${hex(letter)};`)
}

function hex(letter: string): string {
  return letter.charCodeAt(0).toString(16).toUpperCase()
}

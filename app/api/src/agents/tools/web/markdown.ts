/** Turns a page into Markdown, for models to read: text, headings, lists, links, images, code; nothing else. */
export function markdownOf(
  html: string,
  { baseUrl, images }: { readonly baseUrl: string; readonly images: boolean },
): string {
  const writer = new Writer(baseUrl, images)
  const body = html.replace(invisible, ' ')
  for (const [token, name, attributes] of body.matchAll(tokens)) {
    if (name === undefined) writer.text(token)
    else if (token.startsWith('</')) writer.close(name.toLowerCase())
    else writer.open(name.toLowerCase(), attributes ?? '')
  }
  return writer.toString()
}

const invisible =
  /<!--[\s\S]*?-->|<!doctype[^>]*>|<(script|style|noscript|template|svg|head)\b[\s\S]*?<\/\1\s*>/gi
const tokens = /<\/?([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>|[^<]+|</g

const blocks = new Set(
  'address article aside blockquote dd div dl dt fieldset figure footer form header hr main nav ol p section table tr ul'.split(
    ' ',
  ),
)
const marks: Readonly<Record<string, string>> = { b: '**', strong: '**', em: '_', i: '_', code: '`' }

class Writer {
  readonly #baseUrl: string
  readonly #images: boolean
  #out = ''
  #links: string[] = []
  #lists: { ordered: boolean; items: number }[] = []
  #preformatted = false

  constructor(baseUrl: string, images: boolean) {
    this.#baseUrl = baseUrl
    this.#images = images
  }

  text(raw: string): void {
    const text = decoded(raw)
    this.#out += this.#preformatted ? text : this.#joined(text.replace(/\s+/g, ' '))
  }

  open(name: string, attributes: string): void {
    if (/^h[1-6]$/.test(name)) this.#block(`${'#'.repeat(Number(name[1]))} `)
    else if (name === 'br') this.#out += '\n'
    else if (name === 'li') this.#item()
    else if (name === 'a') this.#openLink(attributes)
    else if (name === 'img') this.#image(attributes)
    else if (name === 'pre') this.#openCode()
    else if (name === 'td' || name === 'th') this.#out += ' | '
    else if (marks[name] && !this.#preformatted) this.#out += marks[name]
    else if (blocks.has(name)) this.#block('')
    if (name === 'ul' || name === 'ol') this.#lists.push({ ordered: name === 'ol', items: 0 })
  }

  close(name: string): void {
    if (name === 'a') this.#closeLink()
    else if (name === 'pre') this.#closeCode()
    else if (name === 'ul' || name === 'ol') this.#lists.pop()
    else if (marks[name] && !this.#preformatted) this.#out += marks[name]
    if (blocks.has(name) || /^h[1-6]$/.test(name)) this.#block('')
  }

  toString(): string {
    return this.#out
      .replace(/[ \t]+\n/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  }

  #joined(text: string): string {
    return /\s$/.test(this.#out) || this.#out === '' ? text.trimStart() : text
  }

  #block(start: string): void {
    this.#out = `${this.#out.trimEnd()}\n\n${start}`
  }

  #item(): void {
    const list = this.#lists.at(-1)
    if (list) list.items += 1
    const mark = list?.ordered ? `${list.items}. ` : '- '
    this.#out = `${this.#out.trimEnd()}\n${'  '.repeat(Math.max(0, this.#lists.length - 1))}${mark}`
  }

  #openLink(attributes: string): void {
    const target = this.#address(attribute(attributes, 'href'))
    this.#links.push(target)
    if (target !== '') this.#out += '['
  }

  #closeLink(): void {
    const target = this.#links.pop() ?? ''
    if (target !== '') this.#out += `](${target})`
  }

  #image(attributes: string): void {
    const source = this.#address(attribute(attributes, 'src'))
    if (this.#images && source !== '') this.#out += `![${attribute(attributes, 'alt')}](${source})`
  }

  #openCode(): void {
    this.#block('```\n')
    this.#preformatted = true
  }

  #closeCode(): void {
    this.#preformatted = false
    this.#out = `${this.#out.trimEnd()}\n\`\`\`\n\n`
  }

  #address(written: string): string {
    if (written === '' || written.startsWith('javascript:') || written.startsWith('data:')) return ''
    return URL.parse(written, this.#baseUrl)?.href ?? ''
  }
}

function attribute(attributes: string, name: string): string {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
    attributes,
  )
  return decoded(found?.[1] ?? found?.[2] ?? found?.[3] ?? '')
}

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  copy: '©',
  laquo: '«',
  raquo: '»',
}

function decoded(text: string): string {
  return text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return entities[name.toLowerCase()] ?? whole
    const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

/** Turns a page into Markdown, for models to read: text, headings, lists, links, images, code; nothing else. */
export function markdownOf(
  html: string,
  { baseUrl, images }: { readonly baseUrl: string; readonly images: boolean },
): string {
  const writer = new Writer(baseUrl, images)
  for (const [token, name, attributes] of withoutComments(html).matchAll(tokens)) {
    if (name === undefined) writer.text(token)
    else if (token.startsWith('</')) writer.close(name.toLowerCase())
    else writer.open(name.toLowerCase(), attributes ?? '')
  }
  return writer.toString()
}

/** None of these patterns looks far ahead: a page made to keep them busy takes no longer than another. */
const tokens = /<\/?([a-zA-Z][\w-]*)([^<>]*)>|<![^<>]*>|[^<]+|</g

function withoutComments(html: string): string {
  const parts: string[] = []
  let at = 0
  for (let begin = html.indexOf('<!--'); begin >= 0; begin = html.indexOf('<!--', at)) {
    parts.push(html.slice(at, begin))
    const end = html.indexOf('-->', begin + 4)
    if (end < 0) return parts.join('')
    at = end + 3
  }
  return parts.join('') + html.slice(at)
}

const invisible: ReadonlySet<string> = new Set(['head', 'noscript', 'script', 'style', 'svg', 'template'])
const blocks = new Set(
  'address article aside blockquote dd div dl dt fieldset figure footer form header hr main nav ol p section table tr ul'.split(
    ' ',
  ),
)
const marks: Readonly<Record<string, string>> = { b: '**', strong: '**', em: '_', i: '_', code: '`' }

class Writer {
  readonly #baseUrl: string
  readonly #images: boolean
  #parts: string[] = []
  #hiddenIn: string | undefined
  #links: string[] = []
  #lists: { ordered: boolean; items: number }[] = []
  #preformatted = false

  constructor(baseUrl: string, images: boolean) {
    this.#baseUrl = baseUrl
    this.#images = images
  }

  text(raw: string): void {
    if (this.#hiddenIn || raw.startsWith('<!')) return
    const text = decoded(raw)
    this.#write(this.#preformatted ? text : this.#joined(text.replace(/\s+/g, ' ')))
  }

  open(name: string, attributes: string): void {
    if (this.#hiddenIn) return
    if (invisible.has(name)) this.#hiddenIn = name
    else if (/^h[1-6]$/.test(name)) this.#block(`${'#'.repeat(Number(name[1]))} `)
    else if (name === 'br') this.#write('\n')
    else if (name === 'li') this.#item()
    else if (name === 'a') this.#openLink(attributes)
    else if (name === 'img') this.#image(attributes)
    else if (name === 'pre') this.#openCode()
    else if (name === 'td' || name === 'th') this.#write(this.#lineBegins() ? '| ' : ' | ')
    else if (marks[name] && !this.#preformatted) this.#write(marks[name])
    else if (blocks.has(name)) this.#block('')
    if (name === 'ul' || name === 'ol') this.#lists.push({ ordered: name === 'ol', items: 0 })
  }

  close(name: string): void {
    if (this.#hiddenIn === name) this.#hiddenIn = undefined
    if (this.#hiddenIn) return
    if (name === 'a') this.#closeLink()
    else if (name === 'pre') this.#closeCode()
    else if (name === 'ul' || name === 'ol') this.#lists.pop()
    else if (marks[name] && !this.#preformatted) this.#write(marks[name])
    if (blocks.has(name) || /^h[1-6]$/.test(name)) this.#block('')
  }

  toString(): string {
    return this.#parts
      .join('')
      .replace(/[ \t]+\n/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  }

  #joined(text: string): string {
    return /^\s?$/.test(this.#parts.at(-1)?.slice(-1) ?? '') ? text.trimStart() : text
  }

  #block(start: string): void {
    this.#trim()
    this.#write(`\n\n${start}`)
  }

  #item(): void {
    const list = this.#lists.at(-1)
    if (list) list.items += 1
    const mark = list?.ordered ? `${list.items}. ` : '- '
    const begins = list?.items === 1 && this.#lists.length === 1
    this.#trim()
    this.#write(`${begins ? '\n\n' : '\n'}${'  '.repeat(Math.max(0, this.#lists.length - 1))}${mark}`)
  }

  #openLink(attributes: string): void {
    const target = this.#address(attribute(attributes, 'href'))
    this.#links.push(target)
    if (target !== '') this.#write('[')
  }

  #closeLink(): void {
    const target = this.#links.pop() ?? ''
    if (target !== '') this.#write(`](${target})`)
  }

  #image(attributes: string): void {
    const source = this.#address(attribute(attributes, 'src'))
    if (this.#images && source !== '') this.#write(`![${attribute(attributes, 'alt')}](${source})`)
  }

  #openCode(): void {
    this.#block('```\n')
    this.#preformatted = true
  }

  #closeCode(): void {
    this.#preformatted = false
    this.#trim()
    this.#write('\n```\n\n')
  }

  #write(text: string): void {
    if (text !== '') this.#parts.push(text)
  }

  /** Takes white space away from the end. */
  #trim(): void {
    for (let last = this.#parts.pop(); last !== undefined; last = this.#parts.pop()) {
      const kept = last.trimEnd()
      if (kept === '') continue
      this.#parts.push(kept)
      return
    }
  }

  #lineBegins(): boolean {
    return this.#parts.at(-1)?.endsWith('\n') ?? true
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

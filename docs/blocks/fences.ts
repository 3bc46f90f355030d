/** A fenced block of a page, with what stands directly above it. */
export interface Fence {
  /** Of the line that opens it, from 1. */
  readonly line: number
  /** The first word behind the backticks: `sh`, `console`, `ts`. Empty where there is none. */
  readonly language: string
  readonly lines: readonly string[]
  /** The heading that it stands below; empty where it stands above the first. */
  readonly below: string
  /** The text of the HTML comment on the line above; a reader never sees it. */
  readonly comment: string | undefined
}

/** Three or more backticks or tildes, as far in as a list puts them. */
const opening = /^(?<indent> *)(?<ticks>`{3,}|~{3,}) *(?<language>[^\s`]*)/

/** All fenced blocks of a page, in their order. */
export function fencesOf(page: string): Fence[] {
  const lines = page.split('\n')
  const fences: Fence[] = []
  let below = ''
  for (let at = 0; at < lines.length; at++) {
    below = /^#+ (.+)$/.exec(lines[at] ?? '')?.[1] ?? below
    const { indent, ticks, language } = opening.exec(lines[at] ?? '')?.groups ?? {}
    if (indent === undefined || ticks === undefined) continue
    const end = lines.findIndex((line, later) => later > at && closes(line.trim(), ticks))
    const last = end < 0 ? lines.length : end
    fences.push({
      line: at + 1,
      language: language ?? '',
      below,
      lines: lines.slice(at + 1, last).map((line) => withoutIndent(line, indent.length)),
      comment: /^\s*<!-- (.+) -->\s*$/.exec(lines[at - 1] ?? '')?.[1],
    })
    at = last
  }
  return fences
}

function closes(line: string, ticks: string): boolean {
  return line.startsWith(ticks) && line.replaceAll(ticks.charAt(0), '') === ''
}

function withoutIndent(line: string, width: number): string {
  return line.slice(0, width).trim() === '' ? line.slice(width) : line
}

/**
 * Python source with everything taken out that does not change what it does: comments, docstrings, blank lines,
 * the kind of quotes, and how long lines are wrapped. Two functions of equal text here behave alike. The gallery's
 * tools are found in files in many layouts, since editors and formatters have been over them.
 */
export function normalisePython(source: string): string {
  const lines: string[] = []
  const indents = [0]
  for (const line of logicalLines(tokens(source))) {
    while ((indents.at(-1) ?? 0) > line.indent) indents.pop()
    if ((indents.at(-1) ?? 0) < line.indent) indents.push(line.indent)
    const alone = line.words.length === 1 && isString(line.words[0] ?? '')
    if (!alone) lines.push('\t'.repeat(indents.length - 1) + joined(line.words))
  }
  return lines.join('\n')
}

type Token = { kind: 'word'; text: string } | { kind: 'newline' } | { kind: 'space'; width: number }

const TOKEN =
  /(?<comment>#[^\n]*)|(?<string>[A-Za-z]{0,2}(?:"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\[\s\S]|[^"\\\n])*"|'(?:\\[\s\S]|[^'\\\n])*'))|(?<wrap>\\\r?\n)|(?<newline>\r?\n)|(?<space>[ \t\f]+)|(?<word>\w+|[^\w\s])/g

function* tokens(source: string): Generator<Token> {
  for (const { groups = {} } of source.matchAll(TOKEN)) {
    if (groups.string !== undefined) yield { kind: 'word', text: canonical(groups.string) }
    else if (groups.word !== undefined) yield { kind: 'word', text: groups.word }
    else if (groups.newline !== undefined) yield { kind: 'newline' }
    else if (groups.space !== undefined) yield { kind: 'space', width: widthOf(groups.space) }
  }
}

interface LogicalLine {
  indent: number
  words: string[]
}

/** Lines as Python counts them: brackets hold one together over any number of lines of the file. */
function logicalLines(all: Iterable<Token>): LogicalLine[] {
  const lines: LogicalLine[] = []
  let line: LogicalLine = { indent: 0, words: [] }
  let depth = 0
  let atStart = true
  for (const token of all) {
    if (token.kind === 'newline') {
      if (depth > 0) continue
      if (line.words.length > 0) lines.push(line)
      line = { indent: 0, words: [] }
      atStart = true
    } else if (token.kind === 'space') {
      if (atStart) line.indent = token.width
    } else {
      if ('([{'.includes(token.text)) depth++
      if (')]}'.includes(token.text)) depth = Math.max(0, depth - 1)
      line.words.push(token.text)
      atStart = false
    }
  }
  if (line.words.length > 0) lines.push(line)
  return lines
}

function joined(words: readonly string[]): string {
  let text = ''
  for (const [at, word] of words.entries()) {
    if (word === ',' && ')]}'.includes(words[at + 1] ?? '!')) continue
    text += /\w$/.test(text) && /^[\w"']/.test(word) ? ` ${word}` : word
  }
  return text
}

const isString = (word: string) => /^[A-Za-z]{0,2}["']/.test(word)

/** In double quotes where that needs no escapes. */
function canonical(text: string): string {
  const single = /^([A-Za-z]{0,2})'((?!'')[^"\\]*)'$/.exec(text)
  return single ? `${single[1]?.toLowerCase()}"${single[2]}"` : text
}

const TAB = 8 // columns, as Python itself counts a tab in an indent
const widthOf = (space: string) => [...space].reduce((width, c) => width + (c === '\t' ? TAB : 1), 0)

/**
 * What is wrong with a text that is not JSON, said as Python's `json` module says it. AutoGen gives models this text
 * as the result of the call, so that recordings hold it.
 */
export function jsonMistake(text: string): string {
  const { what, at } = findMistake(text)
  const before = text.slice(0, at)
  const line = before.split('\n').length
  const column = at - before.lastIndexOf('\n')
  return `${what}: line ${line} column ${column} (char ${at})`
}

type Mistake = { readonly what: string; readonly at: number }

class MistakeFound extends Error {
  readonly mistake: Mistake

  constructor(what: string, at: number) {
    super(what)
    this.mistake = { what, at }
  }
}

function findMistake(text: string): Mistake {
  try {
    const end = skipSpace(text, scanValue(text, skipSpace(text, 0)))
    return { what: 'Extra data', at: end }
  } catch (error) {
    if (error instanceof MistakeFound) return error.mistake
    throw error
  }
}

/** Python reads NaN and Infinity, too; JSON has none, and neither do the tools here. */
const literals = ['null', 'true', 'false']

function scanValue(text: string, at: number): number {
  if (text[at] === '"') return scanString(text, at)
  if (text[at] === '{') return scanObject(text, at)
  if (text[at] === '[') return scanArray(text, at)
  const literal = literals.find((word) => text.startsWith(word, at))
  if (literal) return at + literal.length
  const number = /^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?/.exec(text.slice(at, at + 400))
  if (number) return at + number[0].length
  throw new MistakeFound('Expecting value', at)
}

function scanObject(text: string, open: number): number {
  let at = skipSpace(text, open + 1)
  if (text[at] === '}') return at + 1
  if (text[at] !== '"') throw new MistakeFound('Expecting property name enclosed in double quotes', at)
  for (;;) {
    at = skipSpace(text, scanString(text, at))
    if (text[at] !== ':') throw new MistakeFound("Expecting ':' delimiter", at)
    at = skipSpace(text, scanValue(text, skipSpace(text, at + 1)))
    if (text[at] === '}') return at + 1
    if (text[at] !== ',') throw new MistakeFound("Expecting ',' delimiter", at)
    at = skipSpace(text, at + 1)
    if (text[at] !== '"') throw new MistakeFound('Expecting property name enclosed in double quotes', at)
  }
}

function scanArray(text: string, open: number): number {
  let at = skipSpace(text, open + 1)
  if (text[at] === ']') return at + 1
  for (;;) {
    at = skipSpace(text, scanValue(text, at))
    if (text[at] === ']') return at + 1
    if (text[at] !== ',') throw new MistakeFound("Expecting ',' delimiter", at)
    at = skipSpace(text, at + 1)
  }
}

function scanString(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at += 1) {
    const character = text.charAt(at)
    if (character === '"') return at + 1
    if (character < ' ') throw new MistakeFound('Invalid control character at', at)
    if (character !== '\\') continue
    at += 1
    const letter = text.charAt(at)
    if (letter === 'u') {
      if (!/^[0-9a-fA-F]{4}$/.test(text.slice(at + 1, at + 5)))
        throw new MistakeFound('Invalid \\uXXXX escape', at)
      at += 4
    } else if (letter !== '' && !'"\\/bfnrt'.includes(letter)) {
      throw new MistakeFound('Invalid \\escape', at - 1)
    }
  }
  throw new MistakeFound('Unterminated string starting at', open)
}

function skipSpace(text: string, at: number): number {
  let end = at
  while (' \t\n\r'.includes(text.charAt(end)) && end < text.length) end += 1
  return end
}

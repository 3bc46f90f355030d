import { stripVTControlCharacters } from 'node:util'

const wide = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u

/** Columns that a text takes on a terminal: Chinese characters and full-width signs take two. */
export function widthOf(text: string): number {
  return [...stripVTControlCharacters(text)].reduce((width, one) => width + widthOfSign(one), 0)
}

function widthOfSign(sign: string): number {
  return wide.test(sign) ? 2 : 1
}

/** With blanks behind it, so that columns stand straight. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)))
}

/** No wider than that; colours stay whole, and end where the text ends. */
export function clipped(text: string, width: number): string {
  if (widthOf(text) <= width) return text
  let left = width - 1
  let result = ''
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
  for (const [piece, color, sign = ''] of text.matchAll(/(\u001b\[[\d;]*m)|(.)/gu)) {
    if (color === undefined) {
      left -= widthOfSign(sign)
      if (left < 0) break
    }
    result += piece
  }
  return `${result}…${text.includes('\u001b') ? '\u001b[0m' : ''}`
}

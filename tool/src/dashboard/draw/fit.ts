/** Widths in parts of the font's size, as system fonts have them; Chinese signs are as wide as they are high. */
const wide = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u
const wideSign = 1
const narrowSign = 0.56

/** About how wide a text is drawn. */
export function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, sign) => sum + (wide.test(sign) ? wideSign : narrowSign) * size, 0)
}

/** As much of a text as there is room for: SVG breaks no lines. */
export function fit(text: string, room: number, size: number): string {
  if (widthOf(text, size) <= room) return text
  const signs = [...text]
  while (signs.length > 1 && widthOf(`${signs.join('')}…`, size) > room) signs.pop()
  return `${signs.join('')}…`
}

import { text } from 'node:stream/consumers'

/**
 * Draws what a command printed as a picture of a terminal, from what really came out of it:
 *
 *   FORCE_COLOR=1 npx tengyun up local --yes 2>&1 | node docs/generate/terminal-picture.ts 'npm start' > picture.svg
 *
 * Of a long run the beginning and the end are shown.
 */
const [command = ''] = process.argv.slice(2)
const [first, last] = [14, 24]

const paper = '#16181d'
const ink = '#d6d9e0'
const colours: Readonly<Record<string, string>> = {
  '31': '#ff7b85',
  '32': '#7fd88f',
  '33': '#e5c07b',
  '34': '#6cb6ff',
  '35': '#d38aea',
  '36': '#5fd3d3',
  '90': '#8b919d',
}
const [width, lineHeight, size, margin] = [920, 19, 13, 18]
const columns = 112

const printed = (await text(process.stdin)).replaceAll('\r', '').trimEnd().split('\n')
const shown = [`\u001b[1m$ ${command}\u001b[22m`, ...shortened(printed)]
const height = shown.length * lineHeight + 2 * margin
console.log(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(command)}">
<rect width="${width}" height="${height}" rx="8" fill="${paper}"/>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="${size}" fill="${ink}">
${shown.map((line, index) => `<text x="${margin}" y="${margin + (index + 0.8) * lineHeight}">${spansOf(line)}</text>`).join('\n')}
</g>
</svg>`)

function shortened(lines: readonly string[]): string[] {
  if (lines.length <= first + last + 1) return [...lines]
  const left = lines.length - first - last
  return [...lines.slice(0, first), `\u001b[90m  … ${left} lines\u001b[39m`, ...lines.slice(-last)]
}

/** Runs of characters of one look, as far as there is room for them. */
function spansOf(line: string): string {
  let [bold, dim] = [false, false]
  let colour: string | undefined
  let spans = ''
  let room = columns
  // What follows the first begins with codes, such as `1;32m`.
  for (const [index, piece] of line.split('\u001b[').entries()) {
    const end = index === 0 ? 0 : piece.indexOf('m') + 1
    for (const code of piece.slice(0, Math.max(0, end - 1)).split(';')) {
      if (code === '0') [bold, dim, colour] = [false, false, undefined]
      if (code === '1') bold = true
      if (code === '2') dim = true
      if (code === '22') [bold, dim] = [false, false]
      if (code === '39') colour = undefined
      colour = colours[code] ?? colour
    }
    const words = piece.slice(end)
    spans += spanOf(words.length > room ? `${words.slice(0, Math.max(0, room - 1))}…` : words, {
      bold,
      dim,
      colour,
    })
    room -= words.length
    if (room <= 0) break
  }
  return spans
}

interface Look {
  readonly bold: boolean
  readonly dim: boolean
  readonly colour: string | undefined
}

function spanOf(words: string, { bold, dim, colour }: Look): string {
  const look = [
    bold ? ' font-weight="bold"' : '',
    dim ? ' opacity="0.6"' : '',
    colour === undefined ? '' : ` fill="${colour}"`,
  ].join('')
  if (words === '') return ''
  return look === '' ? escaped(words) : `<tspan${look}>${escaped(words)}</tspan>`
}

function escaped(words: string): string {
  return words
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(' ', '\u00a0')
}

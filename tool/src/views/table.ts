import { stripVTControlCharacters } from 'node:util'

/** Rows of cells as lines with straight columns. The last cell of a row may be as long as it likes. */
export function tableLines(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  )
  return rows.map((row) =>
    row
      .map((cell, column) => (column === row.length - 1 ? cell : padded(cell, widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}

function padded(cell: string, width: number): string {
  return cell + ' '.repeat(Math.max(0, width - widthOf(cell)))
}

/** Columns that a text takes on a terminal: Chinese characters and full-width signs take two. */
function widthOf(text: string): number {
  return [...stripVTControlCharacters(text)].reduce((width, one) => width + (wide.test(one) ? 2 : 1), 0)
}

const wide = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u

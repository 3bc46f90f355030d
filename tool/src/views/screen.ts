import { clipped } from './width.ts'

/** A terminal's whole window, drawn over and over. */
export interface Screen {
  readonly columns: number
  readonly rows: number
  /** Lines that do not fit are left out; each is cut at the edge. */
  draw(lines: readonly string[]): void
  /** Gives the terminal back as it was. */
  close(): void
}

const enter = '\x1b[?1049h\x1b[?25l'
const leave = '\x1b[?25h\x1b[?1049l'
/** Begins and ends what is to be shown at once; terminals that do not know it ignore it. */
const hold = '\x1b[?2026h'
const show = '\x1b[?2026l'

/** Takes the other screen of a terminal, so that what was there is there again afterwards. */
export function openScreen(stream: NodeJS.WriteStream): Screen {
  stream.write(enter)
  // A process that ends in any other way must not leave a terminal without a cursor behind.
  const restore = () => stream.write(leave)
  process.once('exit', restore)
  let last: readonly string[] = []
  const draw = (lines: readonly string[]) => {
    last = lines
    const fitting = lines.slice(0, stream.rows).map((line) => `${clipped(line, stream.columns)}\x1b[K`)
    stream.write(`${hold}\x1b[H${fitting.join('\r\n')}\x1b[J${show}`)
  }
  const redraw = () => draw(last)
  stream.on('resize', redraw)
  return {
    get columns() {
      return stream.columns
    },
    get rows() {
      return stream.rows
    },
    draw,
    close() {
      stream.off('resize', redraw)
      process.off('exit', restore)
      restore()
    },
  }
}

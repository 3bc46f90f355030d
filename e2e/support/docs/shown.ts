/**
 * Lines that a page shows and a command did not print. Names, times and figures differ from run to run, so what counts
 * are the words: those of a shown line have to stand in one printed line, in their order.
 */
export function missedIn(shown: readonly string[], printed: string): string[] {
  const lines = printed.split('\n').map(wordsOf)
  return shown.filter((line) => !lines.some((words) => isWithin(wordsOf(line), words)))
}

/**
 * Letters alone make a word, and so do the signs for well and not well. What has figures in it, or is cut short, is of
 * one run, and so are units, names of people and things, and slots.
 */
function wordsOf(line: string): string[] {
  return line
    .split(/\s+/)
    .filter((piece) => !/[\d…@]/.test(piece) && !idOfEmulator.test(piece))
    .flatMap((piece) => piece.match(/\p{L}+|[✓✗]/gu) ?? [])
    .filter((word) => !units.includes(word) && !slots.includes(word))
}

const idOfEmulator = /^[a-z]+-[a-z]{8}$/
const units = ['ms', 's', 'min', 'h', 'd', 'B', 'kB', 'MB', 'GB', 'KiB', 'MiB', 'GiB']
/** A release takes one and the next one the other. */
const slots = ['blue', 'green']

function isWithin(words: readonly string[], of: readonly string[]): boolean {
  let at = 0
  for (const word of of) if (word === words[at]) at++
  return at === words.length
}

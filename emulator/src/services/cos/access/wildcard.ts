/** Whether `text` is what `pattern` says, where `*` stands for any text. `tail` is a regular expression for what may follow. */
export function matchesWildcard(pattern: string, text: string, tail = ''): boolean {
  const pieces = pattern.split('*').map((piece) => piece.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'))
  return new RegExp(`^${pieces.join('.*')}${tail}$`, 'is').test(text)
}

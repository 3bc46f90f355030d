/** The names that occur in a text as words of their own; models write `_` also as a space or with a backslash. */
export function mentionedIn(text: string, names: readonly string[]): readonly string[] {
  return names.filter((name) => {
    const spellings = [name, name.replaceAll('_', ' '), name.replaceAll('_', '\\_')].map(escaped)
    return new RegExp(`(?<![\\p{L}\\p{N}_])(?:${spellings.join('|')})(?![\\p{L}\\p{N}_])`, 'u').test(text)
  })
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

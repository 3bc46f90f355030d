/** What a block can be. Each names it behind its backticks, so that readers see it coloured, and tests know what to do. */
export const languages: Readonly<Record<string, string>> = {
  sh: 'commands, typed in a shell as they stand',
  console: 'commands behind `$ `, each with what it prints',
  text: 'what something prints, or a drawing',
  ts: 'a part of tengyun.config.ts, or a module',
  js: 'a module',
  json: 'a document',
  yaml: 'a file',
  sql: 'statements',
  python: 'a module',
  go: 'a part of a module',
}

/** Whether people type what stands in a block of this language. */
export function isTyped(language: string): boolean {
  return language === 'sh' || language === 'console'
}

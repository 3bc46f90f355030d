/** Languages in which people are spoken to. */
export type Language = 'en' | 'zh'

/** A sentence for people, in every language that Tengyun speaks. */
export interface Text {
  readonly en: string
  readonly zh: string
}

/** The same words in every language: names, paths, quotations. */
export function verbatim(words: string): Text {
  return { en: words, zh: words }
}

export function inLanguage(text: Text | string, language: Language): string {
  return typeof text === 'string' ? text : text[language]
}

/**
 * `--lang` if given, else Chinese for a Chinese locale, else English. POSIX order of precedence:
 * LC_ALL, LC_MESSAGES, LANG (IEEE Std 1003.1, 8.2).
 */
export function chooseLanguage(
  flag: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Language {
  const locale = flag ?? (env.LC_ALL || env.LC_MESSAGES || env.LANG || '')
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

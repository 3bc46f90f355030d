import { i18n, languages } from './index.ts'

/** Texts, in groups as deep as they read well. */
export interface Texts {
  readonly [key: string]: string | Texts
}

/** What a page says, in every language; `{ 'zh-CN': …, en: … }`. */
export interface PageMessages {
  readonly 'zh-CN': Texts
  readonly en: Texts
}

/** Lets all components of a page say `t(…)` with its name before the key. A page's texts come with it, not before. */
export function addMessages(page: string, messages: PageMessages): void {
  for (const language of languages) i18n.global.mergeLocaleMessage(language, { [page]: messages[language] })
}

import { createI18n } from 'vue-i18n'
import { recall, remember } from '../composables/remembered.ts'
import { en } from './en.ts'
import { zhCN } from './zh-CN.ts'

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]
const KEY = 'safe.language'

export const i18n = createI18n({
  legacy: false,
  locale: recall(KEY, languages) ?? preferredLanguage(navigator.languages),
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': zhCN, en },
})

export function chooseLanguage(language: Language): void {
  i18n.global.locale.value = language
  remember(KEY, language)
}

/** The first language of the browser that we speak; Chinese when there is none, as most users are. */
export function preferredLanguage(wanted: readonly string[]): Language {
  const spoken = wanted.find((tag) => /^(zh|en)\b/i.test(tag))
  return spoken && /^en/i.test(spoken) ? 'en' : 'zh-CN'
}

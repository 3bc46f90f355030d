import type { Language } from '../../errors/language.ts'

export interface ProblemEntry {
  message: Record<Language, string>
  /** What to do about it. */
  next: Record<Language, string>
}

export const entry = (en: string, zh: string, nextEn: string, nextZh: string): ProblemEntry => ({
  message: { en, 'zh-CN': zh },
  next: { en: nextEn, 'zh-CN': nextZh },
})

import type { Language } from '../../errors/language.ts'
import { type ProblemCode, problemTexts } from './problem-texts.ts'

/** Something of a file that cannot run as it is, or that runs otherwise than it reads. */
export interface Problem {
  /** Where in the file: `config.participants[1].config.tools[0]`; `$` is the whole of it. */
  path: string
  code: ProblemCode
  message: Record<Language, string>
  /** What to do about it. */
  next: Record<Language, string>
}

/** What fills the gaps of a text; words where it reads differently in each language. */
export type Details = Readonly<Record<string, string | number | Record<Language, string>>>

export function problemOf(path: string, code: ProblemCode, details: Details = {}): Problem {
  const { message, next } = problemTexts[code]
  return { path: path || '$', code, message: filled(message, details), next: filled(next, details) }
}

function filled(words: Record<Language, string>, details: Details): Record<Language, string> {
  const fill = (language: Language) =>
    words[language].replaceAll(/\{(\w+)\}/g, (gap, name) => {
      const detail = details[name] ?? gap
      return typeof detail === 'object' ? detail[language] : String(detail)
    })
  return { en: fill('en'), 'zh-CN': fill('zh-CN') }
}

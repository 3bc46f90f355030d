import { catalogue } from '../errors/catalogue.ts'
import { asTengyunError } from '../errors/tengyun-error.ts'
import { inLanguage, type Text } from '../text.ts'

/** An error as one line of an examination: what, why, and what to do. */
export function toldError(thrown: unknown): Text {
  const { code, explanation } = asTengyunError(thrown)
  const { title, next: usual } = catalogue[code]
  const { why, next = usual, command = '' } = explanation
  const line = (language: 'en' | 'zh') =>
    [title, why, next, command]
      .filter((part) => part !== undefined && part !== '')
      .map((part) => inLanguage(part as Text | string, language))
      .join(' ')
  return { en: line('en'), zh: line('zh') }
}

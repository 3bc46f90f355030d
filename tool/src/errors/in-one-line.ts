import { inLanguage, type Text } from '../text.ts'
import { catalogue } from './catalogue.ts'
import { asTengyunError } from './tengyun-error.ts'

/** What an error says, where there is room for a line: its title, and why as far as that is known. */
export function inOneLine(thrown: unknown): Text {
  const { code, explanation } = asTengyunError(thrown)
  const { where, why } = explanation
  const said = (language: 'en' | 'zh') =>
    [where, catalogue[code].title, why]
      .map((text) => (text === undefined ? '' : inLanguage(text, language)))
      .filter((text) => text !== '')
      .join(' ')
      .replaceAll(/\s*\n\s*/g, ' ')
  return { en: said('en'), zh: said('zh') }
}

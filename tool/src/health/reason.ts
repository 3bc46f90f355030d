import { CloudCallError, explainCallError } from '../cloud/errors.ts'
import { catalogue } from '../errors/catalogue.ts'
import { asTengyunError } from '../errors/tengyun-error.ts'
import { inLanguage, type Language, type Text } from '../text.ts'

/** Why there was no looking, in one line for each language. */
export function reasonOf(thrown: unknown): Text {
  const known = thrown instanceof CloudCallError ? explainCallError(thrown, '') : thrown
  const { code, explanation } = asTengyunError(known)
  const said = (language: Language) => {
    const title = inLanguage(catalogue[code].title, language)
    const why = explanation.why === undefined ? '' : ` ${inLanguage(explanation.why, language)}`
    return `${title}${why}`.replaceAll(/\s*\n\s*/g, ' ')
  }
  return { en: said('en'), zh: said('zh') }
}

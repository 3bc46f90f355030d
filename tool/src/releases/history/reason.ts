import { catalogue } from '../../errors/catalogue.ts'
import { TengyunError } from '../../errors/tengyun-error.ts'
import { inLanguage, type Language, type Text } from '../../text.ts'

/** Why something ended, in one line for the history; logs and advice are told where it happened. */
export function reasonOf(error: unknown): Text {
  if (!(error instanceof TengyunError)) return { en: String(error), zh: String(error) }
  return { en: line(error, 'en'), zh: line(error, 'zh') }
}

function line({ code, explanation }: TengyunError, language: Language): string {
  const { where, why } = explanation
  const parts = [where, why].flatMap((part) =>
    part === undefined ? [] : [firstLine(inLanguage(part, language))],
  )
  const title = inLanguage(catalogue[code].title, language)
  return parts.length === 0 ? title : `${title} (${parts.join(': ')})`
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? ''
}

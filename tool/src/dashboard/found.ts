import { CloudCallError } from '../cloud/errors.ts'
import { inOneLine } from '../errors/in-one-line.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { type Text, verbatim } from '../text.ts'

/** What was found out of one subject, or why it could not be. */
export type Found<T> = { readonly is: T } | { readonly unknown: Text }

/** A host that is down, or a right that is missing, costs its own panel and not the page. Our mistakes are thrown. */
export async function find<T>(look: () => Promise<T>): Promise<Found<T>> {
  try {
    return { is: await look() }
  } catch (error) {
    return { unknown: reasonOf(error) }
  }
}

function reasonOf(error: unknown): Text {
  if (error instanceof CloudCallError) return verbatim(`${error.call}: ${error.code ?? ''} ${error.message}`)
  if (error instanceof TengyunError && error.family !== 'bug' && error.family !== 'interrupted')
    return inOneLine(error)
  throw error
}

import { CloudCallError, explainCallError } from '../cloud/errors.ts'
import type { Observed } from '../plan/model.ts'
import { kinds } from '../resources/index.ts'
import type { Kind, ResourceContext } from '../resources/kind.ts'

/**
 * Everything the environment has in the cloud now. Two objects of one key cannot be planned with and are an error,
 * rather than one of them being forgotten.
 *
 * @param of the kinds to look at; all, by default
 */
export async function observe(context: ResourceContext, of: readonly Kind[] = kinds): Promise<Observed[]> {
  const found = await Promise.all(
    of.map(async (kind) => {
      try {
        return await kind.list(context)
      } catch (error) {
        if (error instanceof CloudCallError) throw explainCallError(error, kind.kind)
        throw error
      }
    }),
  )
  const observed = found.flat()
  const seen = new Map<string, Observed>()
  for (const object of observed) {
    const other = seen.get(object.key)
    if (other && other.id !== object.id)
      throw new Error(`${object.key} exists twice: ${other.id} and ${object.id}`)
    seen.set(object.key, object)
  }
  return [...seen.values()]
}

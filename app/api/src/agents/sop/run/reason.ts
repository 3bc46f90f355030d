import { AppError } from '../../../errors/app-error.ts'
import type { Language } from '../../../errors/language.ts'
import { wordsOf } from '../../../errors/words.ts'
import { reasonOf } from '../../models/model-calls.ts'
import type { SimpleTool } from '../../tools/tool.ts'

/** Why something failed, in words that a model or a person can act upon. */
export function reasonIn(language: Language, error: unknown): string {
  return error instanceof AppError ? wordsOf(error.code, language, error.details) : reasonOf(error)
}

/** The same tool, which says so. */
export function explained(tool: SimpleTool, language: Language): SimpleTool {
  return {
    ...tool,
    run: async (given, call) => {
      try {
        return await tool.run(given, call)
      } catch (error) {
        if (!(error instanceof AppError)) throw error
        throw new Error(reasonIn(language, error), { cause: error })
      }
    },
  }
}

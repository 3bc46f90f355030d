import { Ajv } from 'ajv'
import type { ToolSchema } from '../models/model-client.ts'
import type { Arguments, SimpleTool, ToolCallContext } from './tool.ts'

/**
 * A tool whose arguments are what its schema says: they are checked, made fit where that is plain (`"3"` for 3) and
 * filled up with defaults before it runs. A model that got them wrong is told which and why.
 */
export function checkedTool<Given>(
  schema: ToolSchema,
  run: (given: Given, call: ToolCallContext) => Promise<string>,
): SimpleTool {
  // Schemas come from files: what ajv does not know in them is no reason to fail.
  const ajv = new Ajv({
    strict: false,
    logger: false,
    validateFormats: false,
    useDefaults: true,
    coerceTypes: true,
  })
  const check = ajv.compile(schema.parameters)
  return {
    kind: 'simple',
    schema,
    run: async (given: Arguments, call) => {
      const filled = structuredClone(given)
      if (check(filled)) return run(filled as Given, call)
      const mistakes = check.errors?.map(
        ({ instancePath, message }) => `${instancePath || 'arguments'} ${message}`,
      )
      throw new Error(`Error: ${mistakes?.join('; ')}`)
    },
  }
}

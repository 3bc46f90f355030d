import { Ajv } from 'ajv'
import type { StructuredOutput } from '../components/model.ts'
import type { Json } from '../json.ts'

/** Reads an answer that has to be JSON of a schema. A schema of somebody's file may hold words ajv does not know. */
export function readStructured(
  text: string,
  { name, schema }: StructuredOutput,
  agent: string,
): { readonly [key: string]: Json } {
  const value = parsed(text)
  const check = new Ajv({ strict: false, logger: false, validateFormats: false }).compile(schema)
  if (value === undefined || !check(value)) {
    const why = value === undefined ? 'it is no JSON' : check.errors?.map(({ message }) => message).join('; ')
    throw new Error(`${agent}: the model's answer is not a ${name}: ${why}`)
  }
  return value as { readonly [key: string]: Json }
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

import type { Json } from '../json.ts'
import { jsonMistake } from './json-mistake.ts'
import type { Arguments } from './tool.ts'

/** The arguments a model wrote, or what is wrong with them, in the words models know from Python. */
export function readArguments(text: string): { readonly given: Arguments } | { readonly error: string } {
  let value: Json
  try {
    value = JSON.parse(text)
  } catch {
    return { error: jsonMistake(text) }
  }
  if (isNothing(value)) return { given: {} }
  if (typeof value !== 'object' || Array.isArray(value)) return { error: 'The arguments are no JSON object.' }
  return { given: value as Arguments }
}

/** What Python takes for nothing, AutoGen's `_static_workbench.py` takes for no arguments. */
const isNothing = (value: Json) => !value || (Array.isArray(value) && value.length === 0)

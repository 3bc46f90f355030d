import type { Json } from '../json.ts'
import { ModelError, type ModelErrorKind } from '../models/model-error.ts'

/** What a step gave, as it is written down: a failure that was met is met again when the run is taken up. */
export type Outcome<T extends Json> =
  | { readonly begun: number; readonly value: T }
  | {
      readonly begun: number
      readonly error: { readonly message: string; readonly model?: ModelErrorKind; readonly status?: number }
    }

export function failedWith<T extends Json>(begun: number, error: unknown): Outcome<T> {
  const message = error instanceof Error ? error.message : String(error)
  if (!(error instanceof ModelError)) return { begun, error: { message } }
  const { kind: model, status } = error
  return { begun, error: { message, model, ...(status !== undefined && { status }) } }
}

export function resultOf<T extends Json>(outcome: Outcome<T>): T {
  if ('value' in outcome) return outcome.value
  if (!('error' in outcome)) return undefined as T
  const { message, model, status } = outcome.error
  if (!model) throw new Error(message)
  throw new ModelError(model, message, { ...(status !== undefined && { status }) })
}

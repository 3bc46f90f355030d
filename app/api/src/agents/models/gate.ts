import type { Usage } from '../messages.ts'
import type { Failure } from './retry.ts'

/** Stands before a model: all processes together ask it no more than it bears. */
export interface ModelGate {
  /** Resolves when the model may be asked; `tokens` is what the question is estimated to take. */
  pass(tokens: number, signal: AbortSignal): Promise<void>
  /** The call took so many tokens more than was estimated, or less. */
  correct(tokens: number, signal: AbortSignal): Promise<void>
  /** The server wants to be left alone for so long. */
  close(milliseconds: number, signal: AbortSignal): Promise<void>
}

/** A model at one address, for one account. */
export interface GatedModel {
  readonly host: string
  readonly model: string
  /** Whatever tells accounts at this address apart, such as keys; kept by nobody but as a digest. */
  readonly account: readonly string[]
}

/** Asks a model through its gate, and tells the gate what came of it. */
export async function askThrough<T extends { readonly usage: Usage }>(
  gate: ModelGate | undefined,
  question: { readonly tokens: number; readonly signal: AbortSignal },
  ask: () => Promise<T>,
  failureOf: (error: unknown) => Failure,
): Promise<T> {
  if (!gate) return ask()
  const { tokens, signal } = question
  await gate.pass(tokens, signal)
  const answer = await ask().catch(async (error) => {
    const { retryAfterMs } = failureOf(error)
    if (retryAfterMs !== undefined && !signal.aborted) await gate.close(retryAfterMs, signal)
    throw error
  })
  const { promptTokens, completionTokens } = answer.usage
  await gate.correct(promptTokens + completionTokens - tokens, signal)
  return answer
}

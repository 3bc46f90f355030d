import { isChatMessage } from '../messages.ts'
import { costOf } from '../models/prices.ts'
import type { RunEvent } from '../run-events.ts'
import type { KeptRequest } from './requests.ts'

/** Where in the run something was told: its branch, its number there, and how many steps of the run had begun. */
export interface Place {
  readonly branch: string
  readonly ordinal: number
  readonly step: number
}

/** What is written down of something told. */
export interface Told extends Place {
  readonly at: Date
  readonly kind: RunEvent['kind']
  /** What is shown, and sent to whoever listens; the step is what a fork would begin after. */
  readonly payload: Readonly<Record<string, unknown>>
  /** What is read one by one. */
  readonly detail?: Readonly<Record<string, unknown>>
  /** Something was said to the other participants. */
  readonly said: boolean
  readonly paid?: Paid
}

/** A model call that is counted. */
export interface Paid {
  readonly agent: string
  readonly model: string
  readonly promptTokens: number
  readonly cachedTokens: number
  readonly completionTokens: number
  /** In yuan; undefined where no price is known. */
  readonly cost?: number
  readonly milliseconds: number
}

/** `kept` is the request as it is kept, where it continues an earlier one. */
export function toldOf(event: RunEvent, place: Place, at: Date, kept?: KeptRequest): Told {
  const common = { ...place, at, kind: event.kind, said: false }
  const { step } = place
  switch (event.kind) {
    case 'message': {
      const { message, aside = false } = event
      return {
        ...common,
        payload: { step, message, ...(aside && { aside }) },
        said: isChatMessage(message) && !aside,
      }
    }
    case 'model-called': {
      const { kind, request, answer, ...about } = event
      const paid = paidOf(event, at)
      const { cost } = paid
      return {
        ...common,
        payload: {
          step,
          ...about,
          usage: answer.usage,
          finishReason: answer.finishReason,
          ...(cost !== undefined && { cost }),
        },
        detail: { request: kept ?? request, answer },
        paid,
      }
    }
    case 'model-failed': {
      const { kind, request, ...about } = event
      return { ...common, payload: { step, ...about }, detail: { request: kept ?? request } }
    }
    case 'tool-called': {
      const { kind, ...about } = event
      return { ...common, payload: { step, ...about } }
    }
  }
}

function paidOf(event: RunEvent & { kind: 'model-called' }, at: Date): Paid {
  const { usage } = event.answer
  const cost = costOf(event.answer.model ?? event.model, usage, at)
  return {
    agent: event.source,
    model: event.model,
    promptTokens: usage.promptTokens,
    cachedTokens: usage.cachedTokens ?? 0,
    completionTokens: usage.completionTokens,
    ...(cost !== undefined && { cost }),
    milliseconds: event.milliseconds,
  }
}

/** As JSON that PostgreSQL takes: its jsonb has no zero characters and no halves of characters. */
export function storable(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    typeof inner === 'string' ? inner.toWellFormed().replaceAll('\0', '\u{fffd}') : inner,
  )
}

import { expect, it } from 'vitest'
import type { RunEvent } from '../run-events.ts'
import { storable, toldOf } from './told.ts'

const place = { branch: '', ordinal: 1, step: 4 }
/** A Sunday in Beijing, when no price is that of the peak. */
const at = new Date('2026-11-22T04:00:00Z')
const request = { ordinal: 0, messages: [], tools: [], toolChoice: 'auto', output: 'text' } as const

it('leaves the whole request of a model call to its detail, and says what it cost', () => {
  const usage = { promptTokens: 1_000_000, completionTokens: 500_000, cachedTokens: 0 }
  const answer = { content: 'Rising.', finishReason: 'stop', usage } as const
  const event: RunEvent = {
    ...{ kind: 'model-called', source: 'a', model: 'deepseek-flash', request, answer, milliseconds: 7 },
  }
  const { payload, detail, paid } = toldOf(event, place, at)
  expect(payload).toEqual({
    ...{
      step: 4,
      source: 'a',
      model: 'deepseek-flash',
      milliseconds: 7,
      usage,
      finishReason: 'stop',
      cost: 3,
    },
  })
  expect(detail).toEqual({ request, answer })
  expect(paid).toMatchObject({ agent: 'a', cost: 3 })
})

it('says nothing of the cost where no price is known', () => {
  const usage = { promptTokens: 1, completionTokens: 1 }
  const answer = { content: 'x', finishReason: 'stop', usage } as const
  const event: RunEvent = {
    kind: 'model-called',
    source: 'a',
    model: 'own',
    request,
    answer,
    milliseconds: 7,
  }
  expect(toldOf(event, place, at).paid).not.toHaveProperty('cost')
})

it('counts what is said to the others, and nothing that is said aside', () => {
  const message = { type: 'TextMessage', source: 'a', content: 'x' } as const
  expect(toldOf({ kind: 'message', message }, place, at).said).toBe(true)
  expect(toldOf({ kind: 'message', message, aside: true }, place, at).said).toBe(false)
})

it('writes what a model may say and jsonb has no room for', () => {
  expect(JSON.parse(storable({ text: 'a\0b \ud83d c' }))).toEqual({ text: 'a\ufffdb \ufffd c' })
})

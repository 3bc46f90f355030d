import { expect, it } from 'vitest'
import type { UserTurn } from '../messages.ts'
import type { RunEvent } from '../run-events.ts'
import { Requests } from './requests.ts'

const says = (content: string): UserTurn => ({ type: 'UserMessage', source: 'user', content })

function asked(source: string, ...texts: readonly string[]): RunEvent {
  const messages = texts.map(says)
  const request = { ordinal: 0, messages, tools: [], toolChoice: 'auto', output: 'text' } as const
  return { kind: 'model-failed', source, model: 'm', request, error: 'x' }
}

const at = (ordinal: number, branch = '') => ({ branch, ordinal, step: 0 })

it('keeps of a request what was not asked before', () => {
  const requests = new Requests()
  expect(requests.keep(asked('a', 'one'), at(1))).toMatchObject({ messages: [says('one')] })
  expect(requests.keep(asked('a', 'one', 'two'), at(2))).toMatchObject({
    messages: [says('two')],
    continues: { branch: '', ordinal: 1, messages: 1 },
  })
})

it('keeps apart what agents and branches ask', () => {
  const requests = new Requests()
  requests.keep(asked('a', 'one'), at(1))
  expect(requests.keep(asked('b', 'one'), at(2))).not.toHaveProperty('continues')
  expect(requests.keep(asked('a', 'one'), at(1, '3.0:x/'))).not.toHaveProperty('continues')
})

it('keeps a request whole that begins otherwise, and one after many that continue each other', () => {
  const requests = new Requests()
  requests.keep(asked('a', 'one'), at(1))
  expect(requests.keep(asked('a', 'other'), at(2))).not.toHaveProperty('continues')
  const whole = Array.from({ length: 45 }, (_, index) =>
    requests.keep(asked('a', 'other'), at(3 + index)),
  ).flatMap((kept, index) => (kept && 'continues' in kept ? [] : [index]))
  expect(whole).toEqual([20, 41])
})

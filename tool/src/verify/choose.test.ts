import { expect, it } from 'vitest'
import { chosen } from './choose.ts'
import { aCheck } from './test-check.ts'

const checks = [
  aCheck({ id: 'alive', isQuick: true }),
  aCheck({ id: 'fast', group: 'performance' }),
  aCheck({ id: 'closed', group: 'security', isQuick: true }),
]
const named = (words: string | undefined) => chosen(checks, words).map(({ id }) => id)

it('takes all where nothing is said', () => {
  expect(named(undefined)).toEqual(['alive', 'fast', 'closed'])
})

it('takes groups, ids and the quick ones, in the order of the checks and each once', () => {
  expect(named('closed, performance')).toEqual(['fast', 'closed'])
  expect(named('quick,alive')).toEqual(['alive', 'closed'])
})

it('refuses a name that nothing has, and says which there are', () => {
  expect(() => named('closd')).toThrow('verify/unknown-check')
})

import { expect, it } from 'vitest'
import { adviceOn } from './advice.ts'

it.each([
  ['KEYS', 'SCAN'],
  ['ZRANGEBYSCORE', 'whole collection'],
  ['FLUSHDB', 'UNLINK'],
  ['EVALSHA', 'script'],
  ['SET', 'bigkeys'],
])('says of %s what to do instead', (command, words) => {
  expect(adviceOn(command)?.en).toContain(words)
})

it('says nothing of what it does not know', () => {
  expect(adviceOn('CLUSTER')).toBeUndefined()
})

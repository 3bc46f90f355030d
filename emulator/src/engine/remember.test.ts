import { expect, test } from 'vitest'
import { writeAnswer } from '../server/write-json.ts'
import { isRemembered, remember } from './remember.ts'

test('the same record gives the same object until something it was made of is replaced', () => {
  const context = { tags: { a: '1' }, writes: 1 }
  const show = remember(
    ({ tags }: typeof context, { name }: { name: string }) => ({ name, tags }),
    ({ tags }) => [tags],
    ({ writes }) => writes,
  )
  const record = { name: 'x' }
  const first = show(context, record)
  expect(show(context, record)).toBe(first)
  expect(isRemembered(first)).toBe(true)
  expect(show({ ...context, writes: 2 }, record)).toBe(first)
  const later = show({ tags: { a: '2' }, writes: 3 }, record)
  expect(later).toEqual({ name: 'x', tags: { a: '2' } })
})

test('answers are written as JSON.stringify writes them, remembered or not', () => {
  const show = remember(
    (_: null, { name }: { name: string }) => ({ Name: name, Missing: undefined }),
    () => [],
    () => 0,
  )
  const record = { name: 'a "quoted" 名' }
  const answer = {
    Total: 2,
    None: undefined,
    Set: [show(null, record), { Other: null }],
    Empty: [],
    RequestId: 'x',
  }
  const whole = JSON.stringify({ Response: answer })
  for (let time = 0; time < 2; time += 1) expect(writeAnswer(answer).join('')).toBe(whole)
})

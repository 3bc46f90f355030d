import { expect, test } from 'vitest'
import { writeAnswer } from '../server/write-json.ts'
import { isRemembered, remember } from './remember.ts'

test('the same record gives the same object until something it was made of is replaced', () => {
  const context = { tags: { a: '1' } }
  const show = remember(
    ({ tags }: typeof context, { name }: { name: string }) => ({ name, tags }),
    ({ tags }) => [tags],
  )
  const record = { name: 'x' }
  const first = show(context, record)
  expect(show(context, record)).toBe(first)
  expect(isRemembered(first)).toBe(true)
  const later = show({ tags: { a: '2' } }, record)
  expect(later).toEqual({ name: 'x', tags: { a: '2' } })
})

test('answers are written as JSON.stringify writes them, remembered or not', () => {
  const show = remember(
    (_: null, { name }: { name: string }) => ({ Name: name, Missing: undefined }),
    () => [],
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

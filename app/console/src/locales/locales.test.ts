import { expect, it } from 'vitest'
import { en } from './en.ts'
import { preferredLanguage } from './index.ts'
import { zhCN } from './zh-CN.ts'

it.each([
  [['en-GB', 'zh-CN'], 'en'],
  [['zh-TW', 'en'], 'zh-CN'],
  [['fr', 'en-US'], 'en'],
  [['fr'], 'zh-CN'],
])('greets a browser that prefers %j in %s', (wanted, language) => {
  expect(preferredLanguage(wanted)).toBe(language)
})

it('names the same things in both languages, with the same gaps to fill', () => {
  expect(gaps(en)).toEqual(gaps(zhCN))
})

/** Path of each message, with the names that are filled in. */
function gaps(messages: object, path = ''): string[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'object'
      ? gaps(value, `${path}${key}.`)
      : [
          `${path}${key} ${
            String(value)
              .match(/\{\w+\}/g)
              ?.sort() ?? ''
          }`,
        ],
  )
}

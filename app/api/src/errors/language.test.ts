import { expect, it } from 'vitest'
import { languageOf } from './language.ts'

it.each([
  [undefined, 'zh-CN'],
  ['', 'zh-CN'],
  ['fr-FR, fr;q=0.9', 'zh-CN'],
  ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
  ['zh-TW,zh;q=0.9,en;q=0.8', 'zh-CN'],
  ['zh;q=0.3, en;q=0.7', 'en'],
  ['en;q=0, zh', 'zh-CN'],
  ['fr, en;q=0.1', 'en'],
])('answers a caller who prefers "%s" in %s', (header, language) => {
  expect(languageOf(header)).toBe(language)
})

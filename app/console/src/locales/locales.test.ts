import { expect, it } from 'vitest'
import { en } from './en.ts'
import { preferredLanguage } from './index.ts'
import type { PageMessages, Texts } from './messages.ts'
import { zhCN } from './zh-CN.ts'

const pages = import.meta.glob<PageMessages>('../pages/**/messages.ts', { eager: true, import: 'messages' })
const sources = import.meta.glob<string>('../**/*.{vue,ts}', {
  eager: true,
  import: 'default',
  query: '?raw',
})

it.each([
  [['en-GB', 'zh-CN'], 'en'],
  [['zh-TW', 'en'], 'zh-CN'],
  [['fr', 'en-US'], 'en'],
  [['fr'], 'zh-CN'],
])('greets a browser that prefers %j in %s', (wanted, language) => {
  expect(preferredLanguage(wanted)).toBe(language)
})

it.each([
  ['every page', { 'zh-CN': zhCN, en }] as const,
  ...Object.entries(pages).map(([path, messages]) => [path, messages] as const),
])('%s names the same things in both languages, with the same gaps to fill', (_, messages) => {
  expect(gaps(messages.en)).toEqual(gaps(messages['zh-CN']))
})

it('has every text that is asked for by its name', () => {
  const known = new Set(keys(zhCN))
  for (const [path, messages] of Object.entries(pages))
    for (const key of keys(messages['zh-CN'])) known.add(`${nameOf(path)}.${key}`)
  const missing = Object.entries(sources).flatMap(([path, source]) =>
    [...source.matchAll(/\bt\('([\w.-]+)'/g)].flatMap(([, key = '']) =>
      known.has(key) ? [] : `${path}: ${key}`,
    ),
  )
  expect(missing).toEqual([])
})

/** `runs` of `../pages/runs/messages.ts`. */
function nameOf(path: string): string {
  return path.split('/').at(-2) ?? ''
}

function keys(messages: Texts, path = ''): string[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'object' ? keys(value, `${path}${key}.`) : [`${path}${key}`],
  )
}

/** Path of each message, with the names that are filled in. */
function gaps(messages: Texts, path = ''): string[] {
  return Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'object'
      ? gaps(value, `${path}${key}.`)
      : `${path}${key} ${[...new Set(value.match(/\{\w+\}/g))].sort().join()}`,
  )
}

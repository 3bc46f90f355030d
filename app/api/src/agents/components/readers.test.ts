import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { problemTexts } from './problem-texts.ts'
import { everyProvider } from './readers.ts'

test('every provider that can be read is documented, and no other', async () => {
  const page = await readFile(new URL('../../../../../docs/reference/team-files.md', import.meta.url), 'utf8')
  const documented = [...page.matchAll(/^- `(autogen_[\w.]+)`$/gm)].map(([, provider]) => provider)
  expect(documented).toEqual([...everyProvider].sort())
})

test('the same gaps are filled in both languages', () => {
  const gapsOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([gap]) => gap).sort()
  for (const { message, next } of Object.values(problemTexts))
    for (const words of [message, next]) expect(gapsOf(words['zh-CN'])).toEqual(gapsOf(words.en))
})

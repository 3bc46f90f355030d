import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { routes } from './routes.ts'

test('the README names every action', async () => {
  const readme = await readFile(new URL('README.md', import.meta.url), 'utf8')
  const actions = routes.flatMap(({ action }) => action ?? [])
  expect(actions.filter((action) => !readme.includes(`\`${action.replace('cos:', '')}\``))).toEqual([])
})

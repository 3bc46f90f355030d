import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { commandReference } from './reference.ts'

it('is on the page on commands (npm run generate writes it)', () => {
  const page = readFileSync(new URL('../../../docs/reference/commands.md', import.meta.url), 'utf8')
  expect(page).toBe(commandReference())
})

import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { isKnownAction } from '../src/server/request-types.ts'
import { services } from '../src/services/index.ts'
import { coverage } from './coverage.ts'

test('the coverage page tells what the lists of actions say', () => {
  const page = readFileSync(new URL('../COVERAGE.md', import.meta.url), 'utf8')
  expect(coverage(), 'run: npm run generate').toBe(page)
})

test.each(services)('every action of $product is one of the cloud', ({ product, actions }) => {
  for (const action of Object.keys(actions)) expect(isKnownAction(product, action), action).toBe(true)
})

test.each(services)('$product says in its README how it differs from the cloud', ({ product }) => {
  const readme = new URL(`../src/services/${product}/README.md`, import.meta.url)
  expect(existsSync(readme) && readFileSync(readme, 'utf8')).toContain('## Differs from the cloud in')
})

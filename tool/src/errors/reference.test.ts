import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { errorReference } from './reference.ts'

describe('the page on errors', () => {
  it('is what the catalogue says (npm run generate writes it)', () => {
    const page = readFileSync(new URL('../../../docs/reference/errors.md', import.meta.url), 'utf8')
    expect(page).toBe(errorReference())
  })
})

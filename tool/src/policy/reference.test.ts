import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { policyIds } from './ids.ts'
import { policyReference } from './reference.ts'
import { rules } from './rules/index.ts'

describe('the page on policies', () => {
  it('is what the rules say (npm run generate writes it)', () => {
    const page = readFileSync(new URL('../../../docs/reference/policies.md', import.meta.url), 'utf8')
    expect(page).toBe(policyReference())
  })

  it('has every id that a config may accept', () => {
    expect(rules.map(({ id }) => id).toSorted()).toEqual([...policyIds].toSorted())
  })
})

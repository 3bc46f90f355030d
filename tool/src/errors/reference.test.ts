import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { catalogue } from './catalogue.ts'
import { errorReference } from './reference.ts'
import { usualCommands } from './usual-commands.ts'

describe('the page on errors', () => {
  it('is what the catalogue says (npm run generate writes it)', () => {
    const page = readFileSync(new URL('../../../docs/reference/errors.md', import.meta.url), 'utf8')
    expect(page).toBe(errorReference())
  })

  it.each(Object.entries(catalogue))('says how to solve %s, in both languages', (code, { next }) => {
    expect(next.en).toMatch(/^[A-Z].*[.:A-Z`]$/)
    expect(next.zh).toMatch(/\p{Script=Han}.*[。：A-Z`\p{Script=Han}]$/u)
    const leadsOn = next.en.endsWith(':')
    expect(next.zh.endsWith('：')).toBe(leadsOn)
    expect(code in usualCommands, 'what stands behind the colon is in usual-commands.ts').toBe(leadsOn)
  })
})

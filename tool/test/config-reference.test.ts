import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { configComments } from '../../docs/generate/config-comments.ts'
import { configReference } from '../../docs/generate/config-reference.ts'

it('is on the page on the config (npm run generate writes it)', async () => {
  const page = await readFile(new URL('../../docs/reference/config.md', import.meta.url), 'utf8')
  expect(page).toBe(configReference())
})

it('finds what is said of settings wherever they are defined', () => {
  const comments = configComments()
  expect(comments.get('environments.*.zone')).toBe('`ap-guangzhou-6`; in the region.')
  expect(comments.get('environments.*.compute.snapshots.hour')).toBe('Hour of the day, UTC+8.')
  expect(comments.get('environments.*.files.lifecycle[].prefix')).toMatch(/./)
})

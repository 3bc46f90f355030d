import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const sources = fileURLToPath(new URL('../src', import.meta.url))

/** Hosts run these as they stand. Node 22 strips their types, and understands no syntax that came later. */
it('programs of hosts say nothing that the oldest Node of hosts cannot read', async () => {
  const names = (await readdir(sources, { recursive: true })).filter(
    (name) => /(^|\/)host\/.*\.ts$/.test(name) && !name.endsWith('.test.ts'),
  )
  expect(names.length).toBeGreaterThan(50)
  const texts = await Promise.all(names.map((name) => readFile(join(sources, name), 'utf8')))
  expect(names.filter((_, index) => /^\s*(await )?using \w+ =/m.test(texts[index] ?? ''))).toEqual([])
})

import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { beginMigration, readMigrations, slugOf } from './folder.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tengyun-migrations-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe('a folder of migrations', () => {
  it('is read in the order in which they run, without what is no SQL', async () => {
    for (const file of ['010_b.sql', '002_a.sql', 'README.md']) await writeFile(join(folder, file), file)
    expect(await readMigrations(folder)).toEqual([
      { file: '002_a.sql', sql: '002_a.sql' },
      { file: '010_b.sql', sql: '010_b.sql' },
    ])
  })

  it('gets a new one after the last', async () => {
    expect(basename(await beginMigration(folder, 'Where: reports are from'))).toBe(
      '001_where-reports-are-from.sql',
    )
    await writeFile(join(folder, '060_live.sql'), '')
    const path = await beginMigration(folder, '报告的地点')
    expect(basename(path)).toBe('061_报告的地点.sql')
    expect(await readFile(path, 'utf8')).toMatch(/^-- Up Migration/)
  })

  it('is named where it is not there', async () => {
    await expect(readMigrations(join(folder, 'none'))).rejects.toMatchObject({
      code: 'config/file-unreadable',
      explanation: { where: join(folder, 'none') },
    })
  })
})

describe('the name of a migration', () => {
  it.each([
    ['  add  place!', 'add-place'],
    ['../../etc/passwd', 'etc-passwd'],
    ['！！', 'migration'],
  ])('is made of %j', (words, slug) => expect(slugOf(words)).toBe(slug))
})

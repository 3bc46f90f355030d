import { expect, it } from 'vitest'
import { compareMigrations } from './applied.ts'

const migration = (file: string) => ({ file, sql: '' })
const ran = (name: string) => ({ name, at: '2026-11-23T08:00:00+08:00' })

it('tells what waits in the order in which it would run, wherever its number stands', () => {
  const here = [migration('001_a.sql'), migration('010_b.sql'), migration('020_c.sql')]
  expect(compareMigrations(here, [ran('010_b')]).waiting.map(({ file }) => file)).toEqual([
    '001_a.sql',
    '020_c.sql',
  ])
})

it('tells what the database has and nobody here knows', () => {
  const { waiting, unknown } = compareMigrations([migration('001_a.sql')], [ran('001_a'), ran('002_newer')])
  expect(waiting).toEqual([])
  expect(unknown).toEqual(['002_newer'])
})
